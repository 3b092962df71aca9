//! quanteda's YAML: nested keys that end in lists, and no more of YAML than that.

use super::draft::{Draft, fault};
use crate::error::Fault;

/// Reads a dictionary.
pub(super) fn read(content: &str) -> Result<Draft, Fault> {
    let mut draft = Draft::default();
    // The keys above a line, with the column each stands in.
    let mut above: Vec<(usize, usize)> = Vec::new();
    for (index, line) in content.lines().enumerate() {
        let text = without_comment(line).trim_end();
        let indent = text.len() - text.trim_start().len();
        let text = text.trim_start();
        match text {
            "" | "---" | "..." => {}
            _ if text.contains('\t') || line.starts_with('\t') => {
                return Err(fault(index + 1, "is indented by a tab", "indent by spaces, as YAML asks"));
            }
            _ if text == "-" || text.starts_with("- ") => {
                // A list may stand in the column of its key.
                above.retain(|(column, _)| *column <= indent);
                let Some((_, code)) = above.last() else {
                    return Err(fault(index + 1, "is an item without a key", "write `key:` above it"));
                };
                draft.glob(*code, unquoted(&text[1..]));
            }
            _ => {
                let Some((key, value)) = key(text) else {
                    return Err(fault(
                        index + 1,
                        format!("`{text}` is no key and no item"),
                        "write `key:` or `- pattern`",
                    ));
                };
                above.retain(|(column, _)| *column < indent);
                let code = draft.add(key, above.last().map(|(_, code)| *code));
                above.push((indent, code));
                items(value).for_each(|item| draft.glob(code, item));
            }
        }
    }
    Ok(draft)
}

/// `key: value`; the key may stand in quotation marks.
fn key(text: &str) -> Option<(&str, &str)> {
    let (key, value) = text.split_once(": ").or_else(|| Some((text.strip_suffix(':')?, "")))?;
    Some((unquoted(key), value.trim()))
}

/// `[a, "b c"]`, or a single value.
fn items(value: &str) -> impl Iterator<Item = &str> {
    let inner = value.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let list = inner.map_or(value, |inner| inner);
    let split = move |c: char| inner.is_some() && c == ',';
    list.split(split).map(unquoted).filter(|item| !item.is_empty())
}

fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let within = |mark: char| text.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    within('"').or_else(|| within('\'')).unwrap_or(text)
}

/// A comment begins at a `#` after white space, outside quotation marks.
fn without_comment(line: &str) -> &str {
    let (mut open, mut before) = (None, ' ');
    for (at, c) in line.char_indices() {
        match (c, open) {
            ('"' | '\'', None) if before.is_whitespace() || matches!(before, '[' | ',') => open = Some(c),
            (c, Some(mark)) if c == mark => open = None,
            ('#', None) if before.is_whitespace() => return &line[..at],
            _ => {}
        }
        before = c;
    }
    line
}
