//! Human codings of themes in: `(table or JSON Lines) -> coded texts`.
//!
//! Three ways to write the same: a column a theme, a row a code found, or a list of codes a line. Whoever lists what they
//! found has judged every theme of the file, and found the others absent.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::{Map, Value};

use super::codings::{CodedText, CodedUnit, Codes};
use crate::error::ReadError;
use crate::span::{Offsets, Span};
use crate::theme::{Codebook, Polarity, Theme};

/// Names of the column or field with the words that were coded.
const TEXT: [&str; 5] = ["text", "sentence", "quote", "sætning", "citat"];
/// Names of the one with what was found, where it is not a column a theme.
const CODE: [&str; 6] = ["code", "codes", "theme", "themes", "kode", "tema"];
/// Names of the one with who coded.
const CODER: [&str; 2] = ["coder", "koder"];

/// Reads codings of the themes of `codebook`, those at rest too; `path` stands in errors.
///
/// A table has a column `text` (or `sentence`, `quote`), and either one for each theme, named as its id or label, with
/// 1, 0 or -1 (`trust:Anna` for one of several coders), or a column `code` with what was found; `id` and `coder` if
/// wanted. A line of JSON has the same fields; a theme may have a list, one value a coder, and `sentences` may hold the
/// coded parts of `text`, each with `start` and `end` in Unicode scalar values.
///
/// # Errors
/// What is wrong with it, with the line and the remedy.
///
/// ```
/// use std::path::Path;
/// use vidne::{Codebook, evaluate::read_codings};
/// let table = "text;trust:Anna;trust:Bo\nVi stoler på dem.;1;0\n";
/// let coded = read_codings(Path::new("codings.csv"), table, Codebook::bundled())?;
/// assert_eq!(coded[0].units[0].coders.len(), 2);
/// let error = read_codings(Path::new("codings.csv"), "text,trust\nJa.,2\n", Codebook::bundled()).unwrap_err();
/// assert!(error.to_string().starts_with("codings.csv:2: `2` under `trust` is no code; write 1 (present)"));
/// # Ok::<(), vidne::ReadError>(())
/// ```
pub fn read_codings(path: &Path, content: &str, codebook: &Codebook) -> Result<Vec<CodedText>, ReadError> {
    let content = content.strip_prefix('\u{FEFF}').unwrap_or(content);
    let mut reader = Reader { names: Names::of(codebook), ..Reader::default() };
    let read = if content.trim_start().starts_with('{') { reader.lines(content) } else { reader.table(content) };
    read.map_err(|Fault { line, message }| ReadError::Record { path: path.to_owned(), line, message })?;
    Ok(reader.finish())
}

/// The columns of a table of codings that are passed over, as they name no theme of `codebook` nor anything else that is read.
///
/// ```
/// use vidne::{Codebook, evaluate::columns_passed_over};
/// let table = "id;text;trust:Anna;tilid:Bo;note\n1;Vi stoler på dem.;1;1;\n";
/// assert_eq!(columns_passed_over(table, Codebook::bundled()), ["tilid:Bo", "note"]);
/// ```
#[must_use]
pub fn columns_passed_over(content: &str, codebook: &Codebook) -> Vec<String> {
    let content = content.strip_prefix('\u{FEFF}').unwrap_or(content);
    let reader = Reader { names: Names::of(codebook), ..Reader::default() };
    if content.trim_start().starts_with('{') {
        return Vec::new();
    }
    let Ok(head) = table(content).headers().cloned() else { return Vec::new() };
    let Ok(columns) = reader.columns(&head) else { return Vec::new() };
    let others = [Some(columns.text), columns.id, columns.coder, columns.code].into_iter().flatten();
    let read: Vec<usize> = others.chain(columns.themes.iter().map(|(at, ..)| *at)).collect();
    let passed_over = head.iter().enumerate().filter(|(at, _)| !read.contains(at));
    passed_over.map(|(_, name)| name.to_owned()).collect()
}

/// A table with a head: commas, semicolons or tabs.
fn table(content: &str) -> csv::Reader<&[u8]> {
    let delimiter = crate::theme::exchange::delimiter(content);
    csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(content.as_bytes())
}

/// What is wrong in a line, and the remedy.
struct Fault {
    line: usize,
    message: String,
}

fn fault<T>(line: usize, message: String) -> Result<T, Fault> {
    Err(Fault { line, message })
}

/// What themes are called: ids and labels in lower case.
#[derive(Default)]
struct Names {
    ids: BTreeMap<String, String>,
    all: String,
}

impl Names {
    fn of(codebook: &Codebook) -> Self {
        let all = codebook.select_all();
        let names = |theme: &Theme| {
            [&theme.label_en, &theme.label, &theme.id].map(|name| (name.to_lowercase(), theme.id.clone()))
        };
        Self { ids: all.themes().iter().flat_map(names).collect(), all: all.ids().collect::<Vec<_>>().join(", ") }
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.ids.get(&name.trim().to_lowercase()).map(String::as_str)
    }

    fn need(&self, name: &str, line: usize) -> Result<&str, Fault> {
        let message = || format!("`{name}` is no theme of the codebook; write one of {}", self.all);
        self.get(name).ok_or_else(|| Fault { line, message: message() })
    }
}

/// What one coder says of one part.
#[derive(Default)]
struct Saying {
    line: usize,
    id: Option<String>,
    text: String,
    /// In Unicode scalar values.
    part: Option<[usize; 2]>,
    coder: String,
    codes: Codes,
    /// Whether the themes not named were found absent.
    is_whole: bool,
}

/// Which column holds what; of those of a theme, whose codes.
struct Columns {
    text: usize,
    id: Option<usize>,
    coder: Option<usize>,
    code: Option<usize>,
    themes: Vec<(usize, String, Option<String>)>,
}

#[derive(Default)]
struct Reader {
    names: Names,
    sayings: Vec<Saying>,
}

impl Reader {
    fn table(&mut self, content: &str) -> Result<(), Fault> {
        let mut table = table(content);
        let head = table.headers().map_err(|error| broken(&error))?.clone();
        let columns = self.columns(&head)?;
        for row in table.records() {
            self.row(&columns, &head, &row.map_err(|error| broken(&error))?)?;
        }
        Ok(())
    }

    fn columns(&self, head: &csv::StringRecord) -> Result<Columns, Fault> {
        let column = |names: &[&str]| head.iter().position(|name| names.contains(&name.trim().to_lowercase().as_str()));
        let Some(text) = column(&TEXT) else {
            let message = "has no column with the words that were coded; name one `text`, `sentence` or `quote`";
            return fault(1, message.to_owned());
        };
        let theme = |(at, name): (usize, &str)| {
            let (theme, coder) = name.split_once(':').map_or((name, None), |(theme, coder)| (theme, Some(coder)));
            Some((at, self.names.get(theme)?.to_owned(), coder.map(|coder| coder.trim().to_owned())))
        };
        let themes: Vec<_> = head.iter().enumerate().filter_map(theme).collect();
        let code = column(&CODE);
        if code.is_none() && themes.is_empty() {
            let all = &self.names.all;
            return fault(1, format!("has no column with codes; name one `code`, or one for each theme: {all}"));
        }
        Ok(Columns { text, id: column(&["id"]), coder: column(&CODER), code, themes })
    }

    fn row(&mut self, columns: &Columns, head: &csv::StringRecord, row: &csv::StringRecord) -> Result<(), Fault> {
        let line = line_of(row.position());
        let cell = |at: usize| row.get(at).unwrap_or_default().trim();
        let given = |at: Option<usize>| at.map(cell).filter(|cell| !cell.is_empty()).map(str::to_owned);
        let text = cell(columns.text);
        if text.is_empty() {
            let message = "has a row without words that were coded; write them, or remove the row";
            return fault(line, message.to_owned());
        }
        let own = given(columns.coder).unwrap_or_else(|| coder_number(0));
        let says = |coder: &str, codes: Codes| {
            let (id, text, coder) = (given(columns.id), text.to_owned(), coder.to_owned());
            Saying { line, id, text, coder, codes, ..Saying::default() }
        };
        if let Some(code) = columns.code {
            let codes = self.listed(cell(code).split([';', '|', ',']), line)?;
            self.sayings.push(Saying { is_whole: true, ..says(&own, codes) });
        }
        for (at, theme, coder) in &columns.themes {
            let Some(code) = value(cell(*at), &head[*at], line)? else { continue };
            let codes = Codes::from([(theme.clone(), code)]);
            self.sayings.push(says(coder.as_deref().unwrap_or(&own), codes));
        }
        Ok(())
    }

    /// One JSON object a line.
    fn lines(&mut self, content: &str) -> Result<(), Fault> {
        for (index, json) in content.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let line = index + 1;
            let object: Map<String, Value> = match serde_json::from_str(json) {
                Ok(object) => object,
                Err(error) => return fault(line, format!("is no JSON object: {error}; write one object a line")),
            };
            self.object(&object, line)?;
        }
        Ok(())
    }

    fn object(&mut self, object: &Map<String, Value>, line: usize) -> Result<(), Fault> {
        let field = |names: &[&str]| names.iter().find_map(|name| object.get(*name));
        let Some(text) = field(&TEXT).and_then(Value::as_str).filter(|text| !text.trim().is_empty()) else {
            let message = "has no words that were coded; give them as `text`, `sentence` or `quote`";
            return fault(line, message.to_owned());
        };
        let own = field(&CODER).map_or_else(|| coder_number(0), word);
        let says = |coder: String, codes: Codes| Saying {
            line,
            id: object.get("id").map(word),
            text: text.to_owned(),
            coder,
            codes,
            ..Saying::default()
        };
        if let Some(parts) = object.get("sentences").and_then(Value::as_array) {
            let length = text.chars().count();
            for part in parts.iter().filter_map(Value::as_object) {
                let part_place = Some(place(part, length, line)?);
                for (coder, codes) in self.named(part, &own, line)? {
                    self.sayings.push(Saying { part: part_place, is_whole: true, ..says(coder, codes) });
                }
            }
        } else if let Some(listed) = field(&CODE) {
            let listed: Vec<String> =
                listed.as_array().map_or_else(|| vec![word(listed)], |listed| listed.iter().map(word).collect());
            let codes = self.listed(listed.iter().map(String::as_str), line)?;
            self.sayings.push(Saying { is_whole: true, ..says(own, codes) });
        } else {
            let coders = self.named(object, &own, line)?;
            if coders.values().all(BTreeMap::is_empty) {
                let all = &self.names.all;
                return fault(line, format!("has no codes; give `codes` as a list, or a value for each theme: {all}"));
            }
            self.sayings.extend(coders.into_iter().map(|(coder, codes)| says(coder, codes)));
        }
        Ok(())
    }

    /// Fields named as themes: a value, or a list with one a coder.
    fn named(&self, object: &Map<String, Value>, own: &str, line: usize) -> Result<BTreeMap<String, Codes>, Fault> {
        let mut coders = BTreeMap::from([(own.to_owned(), Codes::new())]);
        for (name, given) in object {
            let Some(theme) = self.names.get(name) else { continue };
            let (values, is_list) = match given {
                Value::Array(values) => (values.as_slice(), true),
                one => (std::slice::from_ref(one), false),
            };
            for (index, given) in values.iter().enumerate() {
                let written = if given.is_null() { String::new() } else { given.to_string() };
                let Some(code) = value(&written, name, line)? else { continue };
                let coder = if is_list { coder_number(index) } else { own.to_owned() };
                coders.entry(coder).or_default().insert(theme.to_owned(), code);
            }
        }
        Ok(coders)
    }

    /// Codes that were found; against the theme with a minus.
    fn listed<'c>(&self, listed: impl Iterator<Item = &'c str>, line: usize) -> Result<Codes, Fault> {
        let names = listed.map(str::trim).filter(|name| !name.is_empty());
        let code = |name: &str| {
            let (name, pole) = match name.strip_prefix(['-', '−']) {
                Some(name) => (name, Polarity::Contra),
                None => (name, Polarity::Pro),
            };
            Ok((self.names.need(name, line)?.to_owned(), Some(pole)))
        };
        names.map(code).collect()
    }

    /// The sayings by text, part and coder, in the order of the file.
    fn finish(mut self) -> Vec<CodedText> {
        let themes: BTreeSet<String> = self.sayings.iter().flat_map(|saying| saying.codes.keys().cloned()).collect();
        let mut places: BTreeMap<(Option<String>, String), usize> = BTreeMap::new();
        let mut texts: Vec<CodedText> = Vec::new();
        for saying in self.sayings.drain(..) {
            let at = *places.entry((saying.id.clone(), saying.text.clone())).or_insert_with(|| {
                let id = saying.id.unwrap_or_else(|| saying.line.to_string());
                texts.push(CodedText { id, text: saying.text, units: Vec::new() });
                texts.len() - 1
            });
            let text = &mut texts[at];
            let span = span(&text.text, saying.part);
            let known = text.units.iter().rposition(|unit| unit.span == span);
            let unit = known.unwrap_or_else(|| {
                text.units.push(CodedUnit { span, coders: BTreeMap::new() });
                text.units.len() - 1
            });
            let codes = text.units[unit].coders.entry(saying.coder).or_default();
            if saying.is_whole {
                for theme in &themes {
                    codes.entry(theme.clone()).or_default();
                }
            }
            codes.extend(saying.codes);
        }
        texts
    }
}

fn broken(error: &csv::Error) -> Fault {
    Fault { line: line_of(error.position()), message: format!("{error}; mend the table") }
}

fn line_of(place: Option<&csv::Position>) -> usize {
    place.map_or(1, |place| usize::try_from(place.line()).unwrap_or(usize::MAX))
}

/// A value of JSON as one writes it in a table.
fn word(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// Where a sentence stands, in Unicode scalar values.
fn place(part: &Map<String, Value>, length: usize, line: usize) -> Result<[usize; 2], Fault> {
    let edge = |name: &str| part.get(name).and_then(Value::as_u64).and_then(|edge| usize::try_from(edge).ok());
    match (edge("start"), edge("end")) {
        (Some(start), Some(end)) if start < end && end <= length => Ok([start, end]),
        _ => {
            let remedy = "give both in Unicode scalar values";
            fault(line, format!("has a sentence without `start` and `end` within its {length} characters; {remedy}"))
        }
    }
}

fn coder_number(index: usize) -> String {
    (index + 1).to_string()
}

/// What a cell says of a theme; nothing where it was not judged.
fn value(written: &str, theme: &str, line: usize) -> Result<Option<Option<Polarity>>, Fault> {
    Ok(Some(match written {
        "" => return Ok(None),
        "1" | "+1" | "1.0" | "true" => Some(Polarity::Pro),
        "0" | "0.0" | "false" => None,
        "-1" | "−1" | "-1.0" => Some(Polarity::Contra),
        _ => {
            let remedy = "write 1 (present), 0 (absent), -1 (the opposite, or lack), or nothing (not judged)";
            return fault(line, format!("`{written}` under `{theme}` is no code; {remedy}"));
        }
    }))
}

fn span(text: &str, part: Option<[usize; 2]>) -> Span {
    let Some(part) = part else { return Span::new(0, text.len()) };
    let offsets = Offsets::new(text);
    let [start, end] = part.map(|edge| offsets.byte(edge).unwrap_or(text.len()));
    Span::new(start, end)
}
