//! The languages as files and as Rust code.

use crate::bake::Baked;
use crate::words::{Named, Words};
use std::{error::Error, fmt::Write, fs, path::Path};

/// Languages that are complete, English first; `ar-EG` is Arabic with the digits of the Mashriq.
pub const TAGS: [&str; 8] = ["en", "es", "fr", "pt", "ar", "zh", "ru", "ar-EG"];

/// Writes every language: what a page carries, what only the command line and those who make pages need.
pub fn write(all: &[Words], baked: &Baked, out: &Path) -> Result<(), Box<dyn Error>> {
    let Some(english) = all.first() else { return Err("no language".into()) };
    let codes = english.places.keys().cloned().collect();
    for language in all {
        let tag = &language.tag;
        for (section, own, master) in [
            ("words", &language.words, &english.words),
            ("copies", &language.copies, &english.copies),
            ("makers", &language.makers, &english.makers),
        ] {
            if let Some(name) = differing(own, master) {
                return Err(
                    format!("data/language/{tag}.json: {section}.{name}: missing, or no word of English").into()
                );
            }
        }
        let joined = |named: &Named| named.values().cloned().collect::<Vec<_>>().join("\0");
        let (words, places) = (joined(&language.words), language.named(&codes)?.join("\0"));
        let mut texts = vec![words.clone(), places.clone()];
        for sheet in &baked.sheets {
            let own = language.of_sheet(&sheet.id, &sheet.texts)?;
            texts.push(own.join("\0"));
            let packed = sheet.packed(&[own, language.named(&sheet.places)?].concat());
            fs::write(out.join(format!("{}.{tag}.bin", sheet.id)), packed)?;
        }
        fs::write(out.join(format!("{tag}-words.txt")), words)?;
        fs::write(out.join(format!("{tag}.txt")), texts.join("\0"))?;
        fs::write(out.join(format!("{tag}-copies.txt")), joined(&language.copies))?;
        fs::write(out.join(format!("{tag}-makers.txt")), joined(&language.makers))?;
        fs::write(out.join(format!("{tag}-places.txt")), places)?;
    }
    fs::write(out.join("words.rs"), code(english, all))?;
    Ok(())
}

/// A name that only one of two tables has.
fn differing<'a>(own: &'a Named, master: &'a Named) -> Option<&'a str> {
    let lacks = |one: &'a Named, other: &Named| one.keys().find(|name| !other.contains_key(*name)).map(String::as_str);
    lacks(own, master).or(lacks(master, own))
}

/// The names of all texts as Rust code.
fn code(english: &Words, all: &[Words]) -> String {
    let mut code = String::new();
    let words = &english.words;
    table(&mut code, "Word", "The words of the product, in the order in which a language carries them.", words);
    table(&mut code, "Copied", "What stands under copies of pictures.", &english.copies);
    table(&mut code, "Told", "What those who make pages are told.", &english.makers);
    let names: Vec<&String> = english.makers.keys().collect();
    let _ = writeln!(
        code,
        "/// Names of the same, in their order.\n#[allow(dead_code)]\nconst TOLD: [&str; {}] = {names:?};",
        names.len()
    );
    let _ = writeln!(code, "\n/// How many words a language has.\nconst WORD_COUNT: usize = {};", words.len());
    let _ =
        writeln!(code, "/// Tags of all languages, parted by blanks.\npub const TAGS: &str = {:?};", TAGS.join(" "));
    let regions = all.iter().map(|language| language.regions.as_str()).collect::<String>();
    let _ = writeln!(
        code,
        "/// Tags that the language with a region stands for.\n#[allow(dead_code)]\nconst REGIONS: &str = {regions:?};"
    );
    let native = "#[cfg(any(not(target_arch = \"wasm32\"), feature = \"fonts\"))]\n";
    let _ = writeln!(code, "{native}const TEXTS: [(&str, [&str; 5]); {}] = [", TAGS.len());
    for tag in TAGS {
        let file = |section: &str| format!("include_str!(\"{tag}{section}.txt\")");
        let _ = writeln!(
            code,
            "({tag:?}, [{}, {}, {}, {}, {}]),",
            file(""),
            file("-words"),
            file("-copies"),
            file("-makers"),
            file("-places")
        );
    }
    code + "];\n"
}

fn table(code: &mut String, kind: &str, doc: &str, words: &Named) {
    let _ = writeln!(code, "/// {doc}\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n#[repr(u16)]\npub enum {kind} {{");
    for (name, text) in words {
        let text = text.replace('[', "\\[").replace('<', "\\<").replace('`', "'");
        let _ = writeln!(code, "    /// `{text}`\n    {},", camel(name));
    }
    code.push_str("}\n");
}

fn camel(name: &str) -> String {
    name.split('-')
        .map(|part| {
            let mut letters = part.chars();
            letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
        })
        .collect()
}
