//! Dictionaries in: LIWC, Lexicoder, tables.

use super::draft::{Draft, fault};
use crate::error::Fault;

/// LIWC: `%`, numbered categories, `%`, then words with their numbers. Indented categories are parts of the one before.
pub(super) fn liwc(content: &str) -> Result<Draft, Fault> {
    let mut draft = Draft::default();
    let mut numbers: Vec<(String, usize)> = Vec::new();
    let mut above: Vec<(usize, usize)> = Vec::new();
    let mut marks = 0;
    for (index, line) in content.lines().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        match (words.as_slice(), marks) {
            ([], _) => {}
            (["%", ..], _) => marks += 1,
            ([number, label @ ..], 1) => {
                let indent = line.len() - line.trim_start().len();
                above.retain(|(column, _)| *column < indent);
                let code = draft.add(&label.join(" "), above.last().map(|(_, code)| *code));
                above.push((indent, code));
                numbers.push(((*number).to_owned(), code));
            }
            (words, 2) => liwc_word(&mut draft, &numbers, words, index + 1)?,
            _ => {
                return Err(fault(
                    index + 1,
                    "stands outside the categories",
                    "begin the file with `%`, categories, `%`",
                ));
            }
        }
    }
    match marks {
        2 => Ok(draft),
        _ => Err(fault(1, "is no LIWC dictionary", "put the categories between two lines of `%`")),
    }
}

fn liwc_word(draft: &mut Draft, numbers: &[(String, usize)], words: &[&str], line: usize) -> Result<(), Fault> {
    let first = words.iter().position(|word| numbers.iter().any(|(number, _)| number == word));
    let (pattern, categories) = words.split_at(first.unwrap_or(words.len()));
    let pattern = pattern.join(" ");
    // `(02 134)125/464` and `<of>131/125` ask for other words nearby, in a way no importer understands.
    if pattern.contains(['<', '(']) || categories.iter().any(|category| category.contains(['<', '(', '/'])) {
        draft.left_out.push(words.join(" "));
        return Ok(());
    }
    if categories.is_empty() {
        return Err(fault(line, format!("`{pattern}` has no category"), "write the number of a category after it"));
    }
    for category in categories {
        let Some((_, code)) = numbers.iter().find(|(number, _)| number == category) else {
            return Err(fault(line, format!("`{category}` is no category"), "write the number of one of the head"));
        };
        draft.glob(*code, &pattern);
    }
    Ok(())
}

/// Lexicoder: `+category`, then one pattern a line.
pub(super) fn lexicoder(content: &str) -> Result<Draft, Fault> {
    let mut draft = Draft::default();
    for (index, line) in content.lines().map(str::trim).enumerate().filter(|(_, line)| !line.is_empty()) {
        match (line.strip_prefix('+'), draft.codes.len()) {
            (Some(label), _) => drop(draft.add(label, None)),
            (None, 0) => return Err(fault(index + 1, "stands before any category", "write `+category` above it")),
            (None, codes) => draft.glob(codes - 1, line),
        }
    }
    Ok(draft)
}

/// What parts the columns of a table: Danish Excel writes semicolons into its `.csv`.
pub(crate) fn delimiter(content: &str) -> u8 {
    let head = content.lines().next().unwrap_or_default();
    let count = |mark: u8| head.bytes().filter(|&byte| byte == mark).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&mark| count(mark)).unwrap_or(b',')
}

/// A table with a head. One row a pattern; the first row of a code tells its label, memo, colour and parent.
pub(super) fn csv(content: &str) -> Result<Draft, Fault> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter(content)).flexible(true).from_reader(content.as_bytes());
    let broken = |error: csv::Error| {
        let line = error.position().map_or(1, csv::Position::line);
        fault(usize::try_from(line).unwrap_or(usize::MAX), error.to_string(), "mend the table")
    };
    let head: Vec<String> = reader.headers().map_err(broken)?.iter().map(|name| name.trim().to_lowercase()).collect();
    let column = |name: &str| head.iter().position(|column| column == name);
    if let (Some(tag), None) = (column("tag"), column("code")) {
        let rows = reader.records().map(|record| record.map_err(broken)).collect::<Result<Vec<_>, _>>()?;
        return Ok(tags(&rows, tag, column("description")));
    }
    let (Some(code), Some(pattern)) = (column("code"), column("pattern")) else {
        return Err(fault(1, "has no columns `code` and `pattern`", "name them in the first row"));
    };
    let optional = ["effect", "label", "memo", "color", "parent"].map(column);
    let (mut draft, mut names, mut parents) = (Draft::default(), Vec::<String>::new(), Vec::new());
    for record in reader.records() {
        let record = record.map_err(broken)?;
        let cell = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default().trim();
        let [effect, label, memo, color, parent] = optional.map(cell);
        let name = cell(Some(code)).to_owned();
        let known = names.iter().position(|known| *known == name);
        let index = known.unwrap_or_else(|| {
            let index = draft.add(if label.is_empty() { &name } else { label }, None);
            draft.codes[index].id.clone_from(&name);
            draft.codes[index].memo = memo.to_owned();
            draft.codes[index].color = Some(color.to_owned()).filter(|color| !color.is_empty());
            parents.push(parent.to_owned());
            names.push(name);
            index
        });
        let (pattern, target) = (cell(Some(pattern)).to_owned(), &mut draft.codes[index]);
        let list = match effect {
            "" | "any" => &mut target.any,
            "weak" => &mut target.weak,
            "opposite" => &mut target.opposite,
            "not" => &mut target.not,
            _ => {
                let line = record.position().map_or(1, csv::Position::line);
                let message = format!("`{effect}` is no effect");
                return Err(fault(usize::try_from(line).unwrap_or(1), message, "write any, weak, opposite or not"));
            }
        };
        if !pattern.is_empty() {
            list.push(pattern);
        }
    }
    for (index, parent) in parents.iter().enumerate() {
        draft.codes[index].parent = names.iter().position(|name| name == parent);
    }
    Ok(draft)
}

/// The tags of Taguette: `Relationer.Tillid` lies under `Relationer`, if that is a tag too. They have no patterns yet.
fn tags(rows: &[csv::StringRecord], tag: usize, description: Option<usize>) -> Draft {
    let (mut draft, mut paths) = (Draft::default(), Vec::<&str>::new());
    for row in rows {
        let path = row.get(tag).unwrap_or_default().trim();
        let mut above = path.match_indices('.').filter_map(|(dot, _)| {
            let parent = paths.iter().position(|known| *known == &path[..dot])?;
            Some((parent, &path[dot + 1..]))
        });
        let (parent, name) = above.next_back().map_or((None, path), |(parent, name)| (Some(parent), name));
        let index = draft.add(name, parent);
        draft.codes[index].memo = description.and_then(|at| row.get(at)).unwrap_or_default().trim().to_owned();
        paths.push(path);
    }
    draft
}
