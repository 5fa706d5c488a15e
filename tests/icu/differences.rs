//! Where we write otherwise than others on purpose: `differences.json`, which the tests in a browser read as well.

use serde_json::Value;
use std::collections::BTreeSet;

/// Whom this test compares with.
const THEM: &str = "icu4x";
const FILE: &str = include_str!("differences.json");

/// One way in which our text is not theirs.
struct Difference {
    languages: Vec<String>,
    /// What they have, and what we have there.
    texts: Vec<(String, String)>,
    /// What was written when it showed.
    example: String,
}

impl Difference {
    fn read(json: &Value) -> Self {
        let of = |json: &Value| json.as_str().unwrap_or_else(|| panic!("no text: {json}")).to_owned();
        let texts = json["texts"].as_array().unwrap().iter().map(|pair| (of(&pair[0]), of(&pair[1]))).collect();
        let languages = json["languages"].as_array().unwrap().iter().map(of).collect();
        assert!(!of(&json["reason"]).is_empty(), "{json}");
        Self { languages, texts, example: of(&json["example"]) }
    }

    fn is_in(&self, theirs: &str) -> bool {
        self.texts.iter().any(|(text, _)| theirs.contains(text))
    }

    fn ours(&self, theirs: String) -> String {
        self.texts.iter().fold(theirs, |text, (theirs, ours)| text.replace(theirs, ours))
    }
}

/// Compares texts of one kind, and keeps what was seen.
pub struct Comparison {
    kind: &'static str,
    known: Vec<Difference>,
    /// Differences by number, each with a language in which it was seen.
    seen: BTreeSet<(usize, String)>,
    /// Differences whose example was seen.
    shown: BTreeSet<usize>,
    faults: Vec<String>,
    compared: usize,
}

impl Comparison {
    pub fn of(kind: &'static str) -> Self {
        let all: Vec<Value> = serde_json::from_str(FILE).unwrap();
        let is_ours =
            |json: &&Value| json["kind"] == kind && json["against"].as_array().unwrap().contains(&THEM.into());
        let known = all.iter().filter(is_ours).map(Difference::read).collect();
        Self { kind, known, seen: BTreeSet::new(), shown: BTreeSet::new(), faults: Vec::new(), compared: 0 }
    }

    /// Takes note of a text of ours and of theirs for the same thing.
    pub fn note(&mut self, tag: &str, what: &str, ours: &str, theirs: &str) {
        self.compared += 1;
        if ours == theirs {
            return;
        }
        let Some(reasons) = self.reasons(tag, ours, theirs) else {
            return self.faults.push(format!("{tag}: {} {what}: {ours:?}, they have {theirs:?}", self.kind));
        };
        for number in reasons {
            self.seen.insert((number, tag.to_owned()));
            if self.known[number].example == what {
                self.shown.insert(number);
            }
        }
    }

    /// The fewest known differences that together make their text ours.
    fn reasons(&self, tag: &str, ours: &str, theirs: &str) -> Option<Vec<usize>> {
        let can = |known: &Difference| known.languages.iter().any(|own| own == tag) && known.is_in(theirs);
        let few: Vec<usize> = (0..self.known.len()).filter(|number| can(&self.known[*number])).collect();
        let mut sets: Vec<u32> = (1..1 << few.len()).collect();
        sets.sort_by_key(|set| set.count_ones());
        let is_in = |set: u32, bit: usize| set >> bit & 1 == 1;
        let chosen = |set| few.iter().enumerate().filter(move |(bit, _)| is_in(set, *bit)).map(|(_, number)| *number);
        let ours_of = |set| chosen(set).fold(theirs.to_owned(), |text, number| self.known[number].ours(text));
        sets.into_iter().find(|set| ours_of(*set) == ours).map(|set| chosen(set).collect())
    }

    /// Fails if something differs that is not known, or if what is known to differ does not any more.
    pub fn end(mut self) {
        for (number, known) in self.known.iter().enumerate() {
            for tag in &known.languages {
                if !self.seen.contains(&(number, tag.clone())) {
                    self.faults.push(format!("{tag}: {} {}: no longer differs", self.kind, known.example));
                }
            }
            if !self.shown.contains(&number) {
                self.faults.push(format!("{} {}: is no example of its difference", self.kind, known.example));
            }
        }
        assert!(self.compared > 500, "{}: {} texts compared", self.kind, self.compared);
        let few: Vec<&String> = self.faults.iter().take(40).collect();
        assert!(few.is_empty(), "{} faults in {} texts: {few:#?}", self.faults.len(), self.compared);
    }
}
