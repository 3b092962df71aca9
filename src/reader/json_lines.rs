//! JSON Lines: one article an object, `{"id": …, "text": …}`; the other fields are what is known about it.

use std::collections::BTreeMap;
use std::io::BufRead;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;
use serde_json::error::Category;

use crate::article::Article;
use crate::error::ReadError;
use crate::reader::decode::decode;
use crate::reader::front_matter::LIST_JOINT;
use crate::reader::own::is_stamp;

/// One line of a file, not yet parsed.
#[derive(Debug)]
pub(super) struct Line {
    /// From 1.
    pub number: usize,
    pub json: Vec<u8>,
}

/// The lines of `input` that hold anything, one at a time, so that a file may be larger than memory.
pub(super) fn lines(mut input: impl BufRead) -> impl Iterator<Item = std::io::Result<Line>> {
    let mut number = 0;
    let mut is_done = false;
    std::iter::from_fn(move || {
        while !is_done {
            number += 1;
            let mut json = Vec::new();
            match input.read_until(b'\n', &mut json) {
                Ok(0) => is_done = true,
                Ok(_) if json.trim_ascii().is_empty() => {}
                Ok(_) => {
                    json.truncate(json.trim_ascii_end().len());
                    return Some(Ok(Line { number, json }));
                }
                Err(error) => {
                    is_done = true;
                    return Some(Err(error));
                }
            }
        }
        None
    })
}

#[derive(Deserialize)]
struct Record {
    id: Option<Value>,
    text: Option<String>,
    #[serde(flatten)]
    others: BTreeMap<String, Value>,
}

/// The article of a line, and whether it has an id of its own.
pub(super) fn article(path: &Path, line: Line) -> Result<(Article, bool), ReadError> {
    let Line { number, json } = line;
    let fault = |message: String| ReadError::Record { path: path.to_owned(), line: number, message };
    let Ok(json) = decode(json) else { return Err(fault("is not text; JSON Lines are UTF-8".to_owned())) };
    let record: Record = serde_json::from_str(&json.text).map_err(|error| fault(explain(&error)))?;
    if record.others.get("stamp").is_some_and(is_stamp) {
        return Err(ReadError::Own { path: path.to_owned() });
    }
    let Some(text) = record.text else { return Err(fault(without_text(&record.others))) };
    if text.trim().is_empty() {
        return Err(fault("the `text` is empty".to_owned()));
    }
    let own_id = record.id.as_ref().and_then(shown);
    let has_id = own_id.is_some();
    let id = own_id.unwrap_or_else(|| format!("{}:{number}", path.display()));
    let others = record.others.iter().filter_map(|(name, value)| Some((name.clone(), shown(value)?)));
    let metadata = others.collect();
    Ok((Article { id, text, metadata, path: Some(path.to_owned()), encoding: json.encoding }, has_id))
}

fn explain(error: &serde_json::Error) -> String {
    let place = format!(" at line {} column {}", error.line(), error.column());
    let what = match error.classify() {
        Category::Eof => "it ends too early".to_owned(),
        _ => error.to_string().replace(&place, "").replace("struct Record", "an object"),
    };
    format!("is not a JSON object with a `text` (column {}: {what})", error.column().max(1))
}

fn without_text(others: &BTreeMap<String, Value>) -> String {
    let names: Vec<String> = others.keys().map(|name| format!("`{name}`")).collect();
    let there = if names.is_empty() { "no other fields".to_owned() } else { names.join(", ") };
    format!("has no field `text` (there: {there}); call the field with the article `text`")
}

/// A value as metadata: scalars, and lists of scalars. Annotation that comes along is passed over.
fn shown(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Object(_) => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Array(items) if items.iter().any(|item| item.is_array() || item.is_object()) => None,
        Value::Array(items) => Some(items.iter().filter_map(shown).collect::<Vec<_>>().join(LIST_JOINT)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Article, String> {
        let line = Line { number: 7, json: json.as_bytes().to_vec() };
        article(Path::new("a.jsonl"), line).map(|(article, _)| article).map_err(|error| error.to_string())
    }

    #[test]
    fn fields_become_metadata() {
        let article = read(r#"{"id":12,"text":"Åben.","year":2019,"tags":["a","b"],"quotes":[{"start":1}],"x":null}"#);
        let article = article.unwrap();
        assert_eq!((article.id.as_str(), article.text.as_str()), ("12", "Åben."));
        let metadata: Vec<_> = article.metadata.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(metadata, [("tags", "a; b"), ("year", "2019")]);
    }

    #[test]
    fn an_id_is_made_where_there_is_none() {
        assert_eq!(read(r#"{"text":"Åben."}"#).unwrap().id, "a.jsonl:7");
    }

    #[test]
    fn faults_name_line_and_remedy() {
        let fault = |json| read(json).unwrap_err();
        assert_eq!(
            fault(r#"{"body":"Åben."}"#),
            "a.jsonl:7: has no field `text` (there: `body`); call the field with the article `text`"
        );
        let no_object = "a.jsonl:7: is not a JSON object with a `text` (column ";
        assert_eq!(fault("[1]"), format!("{no_object}1: invalid type: sequence, expected an object)"));
        assert_eq!(fault(r#"{"text":"#), format!("{no_object}8: it ends too early)"));
        assert_eq!(fault(r#"{"text":" "}"#), "a.jsonl:7: the `text` is empty");
    }

    /// The line end is no part of the record that is cut off.
    #[test]
    fn a_line_that_is_cut_off_says_where() {
        let line = lines(&b"{\"text\": \"Hej\r\n"[..]).next().unwrap().unwrap();
        let error = article(Path::new("a.jsonl"), line).unwrap_err().to_string();
        assert_eq!(error, "a.jsonl:1: is not a JSON object with a `text` (column 13: it ends too early)");
    }

    #[test]
    fn a_row_of_a_result_is_no_article() {
        let row = r#"{"id":"a#1","text":"Hej.","stamp":"vidne 0.1.0 · codebook vidne sha256:31cc73f59e28"}"#;
        assert_eq!(read(row).unwrap_err(), "a.jsonl: is a result of vidne, and no article");
        assert!(read(r#"{"text":"Hej.","stamp":"2019-04-01"}"#).is_ok());
    }

    #[test]
    fn lines_keep_their_numbers() {
        let numbers: Vec<usize> = lines(&b"{}\n\n \r\n{}"[..]).map(|line| line.unwrap().number).collect();
        assert_eq!(numbers, [1, 4]);
    }
}
