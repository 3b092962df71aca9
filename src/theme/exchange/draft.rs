//! A codebook on its way in: codes with patterns, written as TOML.

use std::fmt::Write;

use crate::error::Fault;

/// Codes as another program has them.
#[derive(Debug, Default)]
pub(super) struct Draft {
    pub codes: Vec<Code>,
    pub left_out: Vec<String>,
}

/// A code as another program has it; `parent` is an index.
#[derive(Debug, Default)]
pub(super) struct Code {
    /// What files call it, where the other program has a word for that.
    pub id: String,
    pub label: String,
    pub parent: Option<usize>,
    pub color: Option<String>,
    pub memo: String,
    pub any: Vec<String>,
    pub weak: Vec<String>,
    pub opposite: Vec<String>,
    pub not: Vec<String>,
}

impl Draft {
    /// Adds a code; its index.
    pub(super) fn add(&mut self, label: &str, parent: Option<usize>) -> usize {
        self.codes.push(Code { label: label.trim().to_owned(), parent, ..Code::default() });
        self.codes.len() - 1
    }

    /// Adds a pattern with `*` and `?` as other programs write them.
    pub(super) fn glob(&mut self, code: usize, pattern: &str) {
        let pattern = pattern.split_whitespace().collect::<Vec<_>>().join(" ");
        let patterns = &mut self.codes[code].any;
        let translated = translate(&pattern);
        if !pattern.is_empty() && !patterns.contains(&translated) {
            patterns.push(translated);
        }
    }

    /// The codebook in TOML.
    pub(super) fn to_toml(&self, name: &str) -> String {
        let ids = self.ids();
        let mut toml = format!("[codebook]\nname = {}\n", quoted(name));
        for (code, id) in self.codes.iter().zip(&ids) {
            let _ = write!(toml, "\n[[code]]\nid = {}\nlabel = {}\n", quoted(id), quoted(&code.label));
            if let Some(parent) = code.parent {
                let _ = writeln!(toml, "parent = {}", quoted(&ids[parent]));
            }
            if let Some(color) = &code.color {
                let _ = writeln!(toml, "color = {}", quoted(color));
            }
            if !code.memo.is_empty() {
                let _ = writeln!(toml, "memo = {}", quoted(&code.memo));
            }
            let lists = [("any", &code.any), ("weak", &code.weak), ("opposite", &code.opposite), ("not", &code.not)];
            for (key, patterns) in lists.into_iter().filter(|(_, patterns)| !patterns.is_empty()) {
                let patterns: Vec<String> =
                    patterns.iter().map(|pattern| format!("  {},\n", quoted(pattern))).collect();
                let _ = write!(toml, "{key} = [\n{}]\n", patterns.concat());
            }
        }
        toml
    }

    /// An id for each code: its own or its label, in letters, digits and underscores, numbered where it stands twice.
    fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = Vec::new();
        for code in &self.codes {
            let name = if code.id.is_empty() { &code.label } else { &code.id }.to_lowercase();
            let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
            let plain = words.collect::<Vec<_>>().join("_");
            let first = if plain.is_empty() { "code" } else { plain.as_str() };
            let free = |id: &String| !ids.contains(id);
            let numbered = (2..).map(|number| format!("{first}_{number}"));
            ids.extend(std::iter::once(first.to_owned()).chain(numbered).find(free));
        }
        ids
    }
}

/// Globs in the signs of this crate's codebook; what they cannot say becomes a regular expression.
fn translate(pattern: &str) -> String {
    let plain = |word: &str| {
        let bare = word.trim_start_matches('*').trim_end_matches('*');
        let one_end = word.len() - bare.len() < 2;
        !bare.is_empty() && one_end && !bare.contains(['*', '?', '~', '(', ')', '|']) && !word.contains("..")
    };
    if pattern.split(' ').all(plain) && !pattern.starts_with("regex:") {
        return pattern.to_owned();
    }
    let word = |word: &str| regex::escape(word).replace(r"\*", r"[\w'-]*").replace(r"\?", r"\w");
    let words: Vec<String> = pattern.split(' ').map(word).collect();
    format!(r"regex:\b{}\b", words.join(r"\s+"))
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// A fault in a line of a file, from 1.
pub(super) fn fault(line: usize, message: impl Into<String>, remedy: impl Into<String>) -> Fault {
    Fault { line, column: 1, message: message.into(), remedy: remedy.into() }
}
