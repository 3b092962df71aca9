//! A codebook as it is written: `TOML -> source`, with everything that is wrong with it at once.

use std::ops::Range;

use serde_spanned::Spanned;
use toml::de::{DeTable, DeValue};

use super::pattern::{self, Phrases};
use crate::error::{CodebookError, Fault};

/// A codebook as written, its patterns read.
#[derive(Clone, Debug, Default)]
pub(super) struct Source {
    pub name: String,
    /// In half points.
    pub threshold: u32,
    pub window: Window,
    pub negation: Negation,
    pub codes: Vec<Code>,
}

/// How many words a negator reaches.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Window {
    pub before: usize,
    pub after: usize,
}

/// The words that turn polarity; of a codebook that names none, those of the bundled one.
#[derive(Clone, Debug, Default)]
pub(super) struct Negation {
    pub negators: Vec<Written>,
    /// Those that reach to the end of their clause: `hverken`.
    pub reaching: Vec<Written>,
    pub not_negators: Vec<Written>,
    pub negators_after: Vec<Written>,
    pub reaching_after: Vec<Written>,
    pub not_negators_after: Vec<Written>,
    pub clause_openers: Vec<Written>,
}

/// A code as written.
#[derive(Clone, Debug, Default)]
pub(super) struct Code {
    pub id: String,
    pub label: String,
    pub label_en: String,
    pub parent: Option<String>,
    pub color: Option<String>,
    pub memo: String,
    /// Whether it is in use unless others are asked for.
    pub default: bool,
    pub window: Window,
    /// In half points: in an article whose different patterns make so many, a weak word is enough.
    pub article_threshold: Option<u32>,
    pub any: Vec<Written>,
    pub weak: Vec<Written>,
    pub opposite: Vec<Written>,
    pub not: Vec<Written>,
    at: usize,
}

/// A pattern: its text and what it asks for.
#[derive(Clone, Debug)]
pub(super) struct Written {
    pub text: String,
    pub sought: Sought,
    at: Range<usize>,
}

/// What a pattern asks for.
#[derive(Clone, Debug)]
pub(super) enum Sought {
    Phrases(Phrases),
    Regex(regex::Regex),
}

impl Source {
    /// Reads `toml`; `name` stands in errors.
    pub(super) fn read(name: &str, toml: &str) -> Result<Self, CodebookError> {
        let mut reader = Reader { toml, faults: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(toml);
        for error in errors {
            let at = error.span().unwrap_or(0..0);
            reader.fault(at.start, format!("is not TOML: {}", first_line(error.message())), "mend the line");
        }
        if !reader.faults.is_empty() {
            // What was read beside broken lines would give faults of its own making.
            return reader.finish(name).map(|()| Self::default());
        }
        let mut source = reader.document(table.get_ref());
        if source.name.is_empty() {
            source.name = name.to_owned();
        }
        reader.finish(name).map(|()| source)
    }
}

fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

/// The keys of each table, for the remedies.
const TOP: [&str; 2] = ["codebook", "code"];
const HEAD: [&str; 13] = [
    "name",
    "language",
    "unit",
    "threshold",
    "negation_window",
    "negation_window_after",
    "negators",
    "negators_to_the_end",
    "not_negators",
    "negators_after",
    "negators_after_to_the_end",
    "not_negators_after",
    "clause_openers",
];
const CODE: [&str; 14] = [
    "id",
    "label",
    "label_en",
    "parent",
    "color",
    "memo",
    "default",
    "negation_window",
    "negation_window_after",
    "article_threshold",
    "any",
    "weak",
    "opposite",
    "not",
];

struct Reader<'t> {
    toml: &'t str,
    faults: Vec<Fault>,
}

type Value<'t> = Spanned<DeValue<'t>>;

impl Reader<'_> {
    fn document(&mut self, table: &DeTable<'_>) -> Source {
        self.unknown_keys(table, &TOP);
        let mut source = Source { threshold: 2, window: Window { before: 4, after: 3 }, ..Source::default() };
        if let Some(head) = table.get("codebook") {
            match head.get_ref().as_table() {
                Some(head) => self.head(head, &mut source),
                None => self.wrong_type(head, "a table: `[codebook]`"),
            }
        }
        match table.get("code").map(|codes| (codes, codes.get_ref().as_array())) {
            Some((_, Some(codes))) => {
                let window = source.window;
                let tables = codes.iter().map(|code| (code.span().start, code));
                source.codes = tables.filter_map(|(at, code)| self.code(at, code, window)).collect();
                self.family(&source.codes);
            }
            Some((value, None)) => self.wrong_type(value, "a list of tables: `[[code]]`"),
            None => self.fault(0, "has no code".into(), "write one: `[[code]]`, then `id`, `label` and `any`"),
        }
        source
    }

    fn head(&mut self, table: &DeTable<'_>, source: &mut Source) {
        self.unknown_keys(table, &HEAD);
        source.name = self.string(table, "name").unwrap_or_default();
        if let Some(value) = table.get("threshold") {
            source.threshold = self.threshold(value).unwrap_or(source.threshold);
        }
        source.window = self.window(table, source.window);
        source.negation = Negation {
            negators: self.patterns(table, "negators"),
            reaching: self.patterns(table, "negators_to_the_end"),
            not_negators: self.patterns(table, "not_negators"),
            negators_after: self.patterns(table, "negators_after"),
            reaching_after: self.patterns(table, "negators_after_to_the_end"),
            not_negators_after: self.patterns(table, "not_negators_after"),
            clause_openers: self.patterns(table, "clause_openers"),
        };
    }

    fn code(&mut self, at: usize, value: &Value<'_>, window: Window) -> Option<Code> {
        let Some(table) = value.get_ref().as_table() else {
            self.wrong_type(value, "a table: `[[code]]`");
            return None;
        };
        self.unknown_keys(table, &CODE);
        let id = self.string(table, "id").unwrap_or_default();
        if id.is_empty() {
            self.fault(at, "is a code without `id`".into(), "give it one: `id = \"trust\"`");
        }
        let code = Code {
            label: self.string(table, "label").unwrap_or_else(|| id.clone()),
            label_en: self.string(table, "label_en").unwrap_or_else(|| id.clone()),
            parent: self.string(table, "parent"),
            color: self.color(table),
            memo: self.string(table, "memo").unwrap_or_default(),
            window: self.window(table, window),
            article_threshold: table.get("article_threshold").and_then(|value| self.threshold(value)),
            default: self.flag(table, "default").unwrap_or(true),
            any: self.patterns(table, "any"),
            weak: self.patterns(table, "weak"),
            opposite: self.patterns(table, "opposite"),
            not: self.patterns(table, "not"),
            id,
            at,
        };
        self.twice(&code);
        Some(code)
    }

    fn patterns(&mut self, table: &DeTable<'_>, key: &str) -> Vec<Written> {
        let Some(value) = table.get(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            self.wrong_type(value, "a list of patterns: `[\"tillid~\", \"tiltro~\"]`");
            return Vec::new();
        };
        list.iter().filter_map(|item| self.pattern(item)).collect()
    }

    fn pattern(&mut self, value: &Value<'_>) -> Option<Written> {
        let at = value.span();
        let Some(text) = value.get_ref().as_str() else {
            self.wrong_type(value, "a pattern in quotation marks");
            return None;
        };
        match sought(text) {
            Ok(sought) => Some(Written { text: text.to_owned(), sought, at }),
            Err((offset, message, remedy)) => {
                // Where the text stands as it is written, the place within it can be told.
                let plain = self.toml.get(at.start + 1..at.end.max(at.start + 2) - 1) == Some(text);
                let place = at.start + if plain { 1 + offset } else { 0 };
                self.fault(place, format!("the pattern \"{text}\" {message}"), &remedy);
                None
            }
        }
    }

    /// Ids that stand twice, parents that are no codes, and parents in a circle.
    fn family(&mut self, codes: &[Code]) {
        for (index, code) in codes.iter().enumerate().filter(|(_, code)| !code.id.is_empty()) {
            if codes[..index].iter().any(|before| before.id == code.id) {
                self.fault(code.at, format!("the id `{}` stands twice", code.id), "give one of the codes another id");
            }
            let Some(parent) = &code.parent else { continue };
            if !codes.iter().any(|other| other.id == *parent) {
                let message = format!("the parent `{parent}` of `{}` is no code", code.id);
                self.fault(code.at, message, "write the id of a code of this codebook");
            } else if ancestors(codes, code).any(|ancestor| ancestor.id == code.id) {
                self.fault(code.at, format!("`{}` is its own ancestor", code.id), "remove one `parent`");
            }
        }
    }

    /// Patterns that stand twice in a code.
    fn twice(&mut self, code: &Code) {
        let lists = [&code.any, &code.weak, &code.opposite, &code.not];
        let mut patterns: Vec<&Written> = lists.into_iter().flatten().collect();
        patterns.sort_by_key(|pattern| (&pattern.text, pattern.at.start));
        for pair in patterns.windows(2).filter(|pair| pair[0].text == pair[1].text) {
            let message = format!("the pattern \"{}\" stands twice in `{}`", pair[1].text, code.id);
            self.fault(pair[1].at.start, message, "keep one");
        }
    }

    fn string(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.wrong_type(value, "text in quotation marks");
        }
        text
    }

    fn flag(&mut self, table: &DeTable<'_>, key: &str) -> Option<bool> {
        let value = table.get(key)?;
        let flag = value.get_ref().as_bool();
        if flag.is_none() {
            self.wrong_type(value, "`true` or `false`");
        }
        flag
    }

    fn window(&mut self, table: &DeTable<'_>, default: Window) -> Window {
        Window {
            before: self.count(table, "negation_window").unwrap_or(default.before),
            after: self.count(table, "negation_window_after").unwrap_or(default.after),
        }
    }

    fn count(&mut self, table: &DeTable<'_>, key: &str) -> Option<usize> {
        let value = table.get(key)?;
        let count = number(value).filter(|count| (0.0..=50.0).contains(count) && count.fract() == 0.0);
        if count.is_none() {
            self.wrong_type(value, "a whole number from 0 to 50");
        }
        count.map(|count| count as usize)
    }

    fn threshold(&mut self, value: &Value<'_>) -> Option<u32> {
        let halves = number(value).map(|points| points * 2.0);
        let halves = halves.filter(|halves| (1.0..=200.0).contains(halves) && halves.fract() == 0.0);
        if halves.is_none() {
            self.wrong_type(value, "a number of points in steps of a half: `1.0`");
        }
        halves.map(|halves| halves as u32)
    }

    fn color(&mut self, table: &DeTable<'_>) -> Option<String> {
        let color = self.string(table, "color")?;
        let digits = color.strip_prefix('#').is_some_and(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        if digits && color.len() == 7 {
            return Some(color);
        }
        let at = table.get("color").map_or(0, |value| value.span().start);
        self.fault(at, format!("\"{color}\" is not a colour"), "write it as `#1B6CA8`");
        None
    }

    fn unknown_keys(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for key in table.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let remedy = format!("use one of {}", known.join(", "));
            self.fault(key.span().start, format!("does not know `{}`", key.get_ref()), &remedy);
        }
    }

    fn wrong_type(&mut self, value: &Value<'_>, expected: &str) {
        let message = format!("here stands a value of type {}", value.get_ref().type_str());
        self.fault(value.span().start, message, &format!("write {expected}"));
    }

    fn fault(&mut self, at: usize, message: String, remedy: &str) {
        let before = self.toml.get(..at).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        self.faults.push(Fault { line, column, message, remedy: remedy.to_owned() });
    }

    fn finish(mut self, name: &str) -> Result<(), CodebookError> {
        self.faults.sort_by_key(|fault| (fault.line, fault.column));
        if self.faults.is_empty() { Ok(()) } else { Err(CodebookError { name: name.to_owned(), faults: self.faults }) }
    }
}

/// The codes above `code`, the nearest first; a circle is walked once.
pub(super) fn ancestors<'c>(codes: &'c [Code], code: &'c Code) -> impl Iterator<Item = &'c Code> {
    let parent = move |code: &&'c Code| codes.iter().find(|other| Some(&other.id) == code.parent.as_ref());
    std::iter::successors(parent(&code), parent).take(codes.len())
}

/// A number, whole or not.
fn number(value: &Value<'_>) -> Option<f64> {
    match value.get_ref() {
        DeValue::Integer(integer) => integer.as_str().parse().ok(),
        DeValue::Float(float) => float.as_str().parse().ok(),
        _ => None,
    }
}

/// What a pattern asks for, or where it is wrong, how, and what to do about it.
fn sought(text: &str) -> Result<Sought, (usize, String, String)> {
    let Some(expression) = text.strip_prefix("regex:") else {
        let slip = |slip: pattern::Slip| (slip.at, slip.message.to_owned(), slip.remedy.to_owned());
        return pattern::parse(text).map(Sought::Phrases).map_err(slip);
    };
    let built = regex::RegexBuilder::new(expression.trim()).case_insensitive(true).build();
    built.map(Sought::Regex).map_err(|error| {
        let reason = error.to_string().lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned();
        (0, format!("is not a regular expression: {reason}"), "see docs.rs/regex for its syntax".to_owned())
    })
}
