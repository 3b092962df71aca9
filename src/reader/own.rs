//! What the program itself wrote: a report that lies beside the articles is none of them.
//!
//! Every result has a stamp. In a page it stands in the last paragraph, in a table in every row, in a graph in the first lines,
//! in JSON as an object of its own.

use memchr::memmem;
use serde_json::Value;

/// How much of a text is looked at, from either end.
const REACH: usize = 8 * 1024;

/// Whether `text` is a result and no article.
pub(super) fn is_own(text: &str) -> bool {
    let head = &text[..boundary(text, REACH)];
    let tail = text[boundary(text, text.len().saturating_sub(REACH))..].trim_end();
    let last_paragraph = tail.rfind("\n\n").map_or(tail, |at| &tail[at..]);
    let first_lines = head.match_indices('\n').nth(1).map_or(head, |(end, _)| &head[..end]);
    let is_json = text.starts_with('{');
    has_stamp(first_lines) || has_stamp(last_paragraph) || (is_json && (has_object(head) || has_object(tail)))
}

/// The last place between two letters up to `at`.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// Whether the field `stamp` of a line of JSON is that of a result.
pub(super) fn is_stamp(field: &Value) -> bool {
    match field {
        Value::String(stamp) => has_stamp(stamp),
        Value::Object(stamp) => stamp.contains_key("codebook_hash"),
        _ => false,
    }
}

/// Whether there is a stamp among the words: `vidne 0.1.0 · kodebog vidne sha256:31cc73f59e28`.
fn has_stamp(text: &str) -> bool {
    memmem::find_iter(text.as_bytes(), "vidne ").any(|at| {
        // A page breaks its lines between words.
        let mut words = text[at..].split_whitespace().skip(1);
        let [version, point, codebook] = [(); 3].map(|()| words.next().unwrap_or_default());
        let is_version = version.starts_with(|c: char| c.is_ascii_digit()) && point == "·";
        is_version && matches!(codebook, "kodebog" | "codebook") && words.take_while(|word| *word != "·").any(is_hash)
    })
}

fn is_hash(word: &str) -> bool {
    let digits = word.strip_prefix("sha256:").unwrap_or_default();
    digits.bytes().take_while(u8::is_ascii_hexdigit).count() == 12
}

fn has_object(json: &str) -> bool {
    memmem::find(json.as_bytes(), b"\"codebook_hash\":").is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_tells_a_result() {
        let stamp = "vidne 0.1.0 · kodebog Min kodebog sha256:31cc73f59e28 · 1 artikel";
        let wrapped = stamp.replace(" sha", "\nsha");
        let long = "Ord. ".repeat(4_000);
        for text in [
            format!("Temarapport\n\n{stamp}\n"),
            format!("{long}\n\nIkke læst: a.txt: er tom\n{wrapped}\n"),
            format!("# Temarapport\n\n*{stamp}*  \n"),
            format!("id,stamp\r\na#1,{stamp}\r\n"),
            format!("// {stamp}\ngraph vidne {{\n{long}"),
            "{\n  \"stamp\": {\n    \"codebook_hash\": \"31cc73f59e28\"".to_owned(),
        ] {
            assert!(is_own(&text), "{}", &text[..boundary(&text, 60)]);
        }
    }

    #[test]
    fn an_article_of_witnesses_is_none() {
        for text in [
            "Retten\n\nDer var et vidne 2 dage i træk.",
            "Vejledning\n\nTil sidst står fx vidne 0.1.0 · kodebog vidne sha256:31cc73f59e28 · 1 artikel.\n\nHeld og lykke.",
            "{\"text\": \"Et vidne\"}",
            "",
        ] {
            assert!(!is_own(text), "{text}");
        }
    }
}
