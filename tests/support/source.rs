//! Rust source read just well enough to see who names whom.

/// The source with comments, texts and tests replaced by blanks; lines stay where they are.
pub fn bare(source: &str) -> String {
    without_tests(&without_words(source))
}

/// Blanks out comments, strings and characters.
fn without_words(source: &str) -> String {
    let letters: Vec<char> = source.chars().collect();
    let mut out = letters.clone();
    let mut at = 0;
    while at < letters.len() {
        let end = word_end(&letters, at);
        for letter in &mut out[at..end.unwrap_or(at)] {
            if *letter != '\n' {
                *letter = ' ';
            }
        }
        at = end.unwrap_or(at + 1);
    }
    out.into_iter().collect()
}

/// Where the comment, string or character that begins here ends.
fn word_end(letters: &[char], at: usize) -> Option<usize> {
    let rest = &letters[at..];
    let before = at.checked_sub(1).and_then(|before| letters.get(before));
    let end = match rest {
        ['/', '/', ..] => rest.iter().position(|letter| *letter == '\n').unwrap_or(rest.len()),
        ['/', '*', ..] => find(rest, "*/", 2),
        ['r', '"' | '#', ..] if before.is_none_or(|letter| !letter.is_alphanumeric() && *letter != '_') => {
            let hashes = rest[1..].iter().take_while(|letter| **letter == '#').count();
            if rest.get(1 + hashes) != Some(&'"') {
                return None;
            }
            find(rest, &format!("\"{}", "#".repeat(hashes)), 2 + hashes)
        }
        ['"', ..] => quoted(rest, '"'),
        ['\'', '\\', ..] => quoted(rest, '\''),
        ['\'', _, '\'', ..] => 3,
        _ => return None,
    };
    Some(at + end)
}

fn find(letters: &[char], what: &str, from: usize) -> usize {
    let what: Vec<char> = what.chars().collect();
    let found = letters[from..].windows(what.len()).position(|window| window == what);
    found.map_or(letters.len(), |index| from + index + what.len())
}

fn quoted(letters: &[char], quote: char) -> usize {
    let mut at = 1;
    while at < letters.len() && letters[at] != quote {
        at += if letters[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(letters.len())
}

/// Blanks out what stands behind `#[cfg(test)]`.
fn without_tests(source: &str) -> String {
    let mut out = source.to_owned();
    while let Some(start) = out.find("#[cfg(test)]") {
        let end = item_end(&out, start);
        let blank: String = out[start..end].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }).collect();
        out.replace_range(start..end, &blank);
    }
    out
}

/// Where the item that begins here ends: at its semicolon, or behind its braces.
fn item_end(source: &str, start: usize) -> usize {
    let (mut round, mut curly) = (0i32, 0i32);
    for (at, letter) in source[start..].char_indices() {
        match letter {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            '{' => curly += 1,
            '}' => curly -= 1,
            _ => {}
        }
        let ends = (letter == ';' && round == 0 && curly == 0) || (letter == '}' && curly == 0);
        if ends {
            return start + at + 1;
        }
    }
    source.len()
}

fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

/// Every identifier of bare source with its place.
pub fn identifiers(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let starts = source.match_indices(is_part).map(|(at, _)| at);
    let starts = starts.filter(|at| !source[..*at].ends_with(is_part));
    starts.map(|at| {
        let rest = &source[at..];
        (at, &rest[..rest.find(|letter| !is_part(letter)).unwrap_or(rest.len())])
    })
}

/// What the bare source of a module names in its own crate: paths from the crate's root.
pub fn named(module: &[&str], source: &str) -> Vec<Vec<String>> {
    let mut named = Vec::new();
    for (at, word) in identifiers(source) {
        let rest = &source[at + word.len()..];
        // The second `super` of `super::super` is read with the first.
        if !rest.starts_with("::") || source[..at].ends_with("::") {
            continue;
        }
        let up = module.len().saturating_sub(1);
        let from: Vec<String> = match word {
            "crate" => Vec::new(),
            "self" => module.iter().map(ToString::to_string).collect(),
            "super" => module[..up].iter().map(ToString::to_string).collect(),
            _ => continue,
        };
        tree(from, &rest[2..], &mut named);
    }
    named
}

/// Reads `a::b`, `a::{b, c::d}` and the like; returns what is left.
fn tree<'a>(mut path: Vec<String>, mut rest: &'a str, named: &mut Vec<Vec<String>>) -> &'a str {
    loop {
        rest = rest.trim_start();
        if let Some(mut inner) = rest.strip_prefix('{') {
            loop {
                inner = tree(path.clone(), inner, named).trim_start();
                match inner.strip_prefix(',') {
                    Some(further) if !further.trim_start().starts_with('}') => inner = further,
                    Some(further) => return further.trim_start().trim_start_matches('}'),
                    None => return inner.strip_prefix('}').unwrap_or(inner),
                }
            }
        }
        let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
        match &rest[..end] {
            "super" => drop(path.pop()),
            "self" | "" => {}
            word => path.push(word.into()),
        }
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(further) => rest = further,
            None => break,
        }
    }
    named.push(path);
    rest
}

/// Every function of bare source: its name and how many lines it has.
pub fn functions(source: &str) -> Vec<(String, usize)> {
    let words: Vec<(usize, &str)> = identifiers(source).collect();
    let pairs = words.windows(2).filter(|pair| pair[0].1 == "fn" && source[pair[0].0 + 2..pair[1].0].trim().is_empty());
    pairs
        .map(|pair| {
            let start = pair[0].0;
            let lines = source[start..item_end(source, start)].matches('\n').count() + 1;
            (pair[1].1.to_owned(), lines)
        })
        .collect()
}

/// Lines with code on them.
pub fn code_lines(source: &str) -> usize {
    source.lines().filter(|line| !line.trim().is_empty()).count()
}
