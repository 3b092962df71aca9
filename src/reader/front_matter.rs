//! The head of a Markdown file: `key: value` lines between two lines of `---`.
//!
//! The part of YAML that people write by hand: values, quoted values, lists, folded text, one level of nesting.
//! The rest is refused with its line, never guessed.

use std::collections::BTreeMap;

/// A head of more lines than this is none: the text only happens to begin with a rule.
const MOST_LINES: usize = 200;

/// What stands between the values of a list.
pub(super) const LIST_JOINT: &str = "; ";

/// The fields of a head, and where the text after it begins.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct FrontMatter {
    pub fields: BTreeMap<String, String>,
    pub end: usize,
}

/// A line that is not understood.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unclear {
    /// From 1.
    pub line: usize,
    pub message: String,
}

/// Reads the head of `text`, if it has one.
pub(super) fn front_matter(text: &str) -> Result<Option<FrontMatter>, Unclear> {
    let Some((head, end)) = head_of(text) else { return Ok(None) };
    let mut fields = Fields::default();
    for (index, line) in head.lines().enumerate() {
        // The rule above the head is line 1.
        fields.take(line).map_err(|message| Unclear { line: index + 2, message })?;
    }
    fields.all.retain(|_, value| !value.is_empty());
    Ok(Some(FrontMatter { fields: fields.all, end }))
}

/// Whether `text` begins as a head does: a rule, and a `key: value` below it.
pub(super) fn begins_head(text: &str) -> bool {
    let mut lines = text.lines();
    lines.next().is_some_and(|line| line.trim_end() == "---")
        && lines.next().is_some_and(|line| key_and_value(line).is_some())
}

/// What stands between the rules, and the first byte after the second one.
fn head_of(text: &str) -> Option<(&str, usize)> {
    let mut lines = text.split_inclusive('\n').take(MOST_LINES);
    let start = lines.next().filter(|line| line.trim_end() == "---")?.len();
    let mut at = start;
    for line in lines {
        let end = at + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[start..at], end));
        }
        at = end;
    }
    None
}

/// The fields so far, and what the next line may go on from.
#[derive(Default)]
struct Fields {
    all: BTreeMap<String, String>,
    key: String,
    /// The key above whose value is a map.
    parent: Option<String>,
    /// The value is folded text: every line further in is part of it.
    is_text: bool,
}

impl Fields {
    fn take(&mut self, line: &str) -> Result<(), String> {
        let inner = line.trim();
        let is_indented = line.starts_with([' ', '\t']);
        if inner.is_empty() || (inner.starts_with('#') && !self.is_text) {
            return Ok(());
        }
        if is_indented && self.is_text {
            self.append(inner, " ");
            return Ok(());
        }
        if let Some(item) = inner.strip_prefix("- ").filter(|_| !self.key.is_empty()) {
            self.append(&scalar(item), LIST_JOINT);
            return Ok(());
        }
        let unclear = || format!("`{inner}` is not understood in the head of a file; write `key: value`, one a line");
        let (key, value) = key_and_value(inner).ok_or_else(unclear)?;
        if is_indented && self.parent.is_none() && !self.all.get(&self.key).is_some_and(String::is_empty) {
            return Err(unclear());
        }
        self.open(key, is_indented);
        self.is_text = matches!(value, "|" | ">" | "|-" | ">-");
        let value = if self.is_text { String::new() } else { value_of(value) };
        self.all.insert(self.key.clone(), value);
        Ok(())
    }

    /// Goes over to `key`, which stands under the key above if it is indented.
    fn open(&mut self, key: &str, is_indented: bool) {
        if !is_indented {
            self.parent = None;
        } else if self.parent.is_none() {
            self.parent = Some(std::mem::take(&mut self.key));
        }
        self.key = match &self.parent {
            Some(parent) => format!("{parent}.{key}"),
            None => key.to_owned(),
        };
    }

    fn append(&mut self, more: &str, joint: &str) {
        let value = self.all.entry(self.key.clone()).or_default();
        if !value.is_empty() {
            value.push_str(joint);
        }
        value.push_str(more);
    }
}

fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'));
    // "kl.10:30" has no space after its colon, and is no key.
    (is_key && (value.is_empty() || value.starts_with(' '))).then(|| (key.trim(), value.trim()))
}

fn value_of(value: &str) -> String {
    match value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(list) => list.split(',').map(|item| scalar(item.trim())).collect::<Vec<_>>().join(LIST_JOINT),
        None => scalar(value),
    }
}

/// A value without its quotation marks or, where it has none, without the remark after it.
fn scalar(value: &str) -> String {
    let value = value.trim();
    for mark in ['"', '\''] {
        let unquoted = value.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
        if let Some(inner) = unquoted {
            return inner.replace("\\\"", "\"").replace("''", "'");
        }
    }
    let bare = value.split(" #").next().unwrap_or_default().trim_end();
    if matches!(bare, "~" | "null") { String::new() } else { bare.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(text: &str) -> Vec<(String, String)> {
        front_matter(text).unwrap().unwrap().fields.into_iter().collect()
    }

    #[test]
    fn values_lists_and_nesting() {
        let text = "---\r\ntitle: \"Bytte: en uge\"\r\nyear: 2019 # udgivet\r\ntags: [it, 'tillid']\r\nplaces:\r\n  - Vejle\r\n  - Ribe\r\nauthor:\r\n  name: Ea Holm\r\n  role: konsulent\r\nintro: >\r\n  Åben\r\n  dør\r\nlink: https://a.dk/x\r\nempty:\r\n---\r\nTekst";
        let expected = [
            ("author.name", "Ea Holm"),
            ("author.role", "konsulent"),
            ("intro", "Åben dør"),
            ("link", "https://a.dk/x"),
            ("places", "Vejle; Ribe"),
            ("tags", "it; tillid"),
            ("title", "Bytte: en uge"),
            ("year", "2019"),
        ];
        assert_eq!(fields(text), expected.map(|(key, value)| (key.to_owned(), value.to_owned())));
        let head = front_matter(text).unwrap().unwrap();
        assert_eq!(&text[head.end..], "Tekst");
    }

    #[test]
    fn a_rule_is_no_head() {
        for text in ["", "Tekst", "---\nTekst uden slut", "----\na: b\n---\n", "En linje\n---\na: b\n---\n"] {
            assert_eq!(front_matter(text), Ok(None), "{text:?}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said_with_its_line() {
        for (text, line) in [("---\na: b\n{x}\n---\n", 3), ("---\na: b\n  c: d\n---\n", 3), ("---\n- løs\n---\n", 2)] {
            assert_eq!(front_matter(text).unwrap_err().line, line, "{text:?}");
        }
    }
}
