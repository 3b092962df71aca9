//! The language of labels and numbers: [`Lang`].

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The language of what people read. Machine formats are the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Danish: `38,1`, `åbenhed`.
    #[default]
    Da,
    /// English: `38.1`, `openness`.
    En,
}

/// Name, Danish, English: what stands above a column and beside a figure.
static LABELS: LazyLock<BTreeMap<&str, [&str; 2]>> = LazyLock::new(|| {
    let lines = include_str!("labels.txt").lines().filter(|line| !line.starts_with('#'));
    let fields = lines.filter_map(|line| {
        let (name, labels) = line.split_once('\t')?;
        Some((name, labels.split_once('\t')?.into()))
    });
    fields.collect()
});

/// Why an input could not be read, or a measure has no value, English and Danish, with holes (`{}`) for what differs.
static REASONS: LazyLock<Vec<[&str; 2]>> = LazyLock::new(|| {
    let lines = include_str!("reasons.txt").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t').map(Into::into)).collect()
});

impl Lang {
    /// The Danish words or the English ones.
    ///
    /// ```
    /// use vidne::report::Lang;
    /// assert_eq!(Lang::Da.pick("citater", "quotes"), "citater");
    /// ```
    #[must_use]
    pub const fn pick<'a>(self, danish: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Da => danish,
            Self::En => english,
        }
    }

    /// The mark before decimals.
    #[must_use]
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::Da => ',',
            Self::En => '.',
        }
    }

    /// The mark between thousands.
    #[must_use]
    pub const fn thousands_mark(self) -> char {
        match self {
            Self::Da => '.',
            Self::En => ',',
        }
    }

    /// The label of a column or figure; what has none is its own label.
    ///
    /// ```
    /// use vidne::report::Lang;
    /// assert_eq!(Lang::Da.label("sentences"), "Sætninger");
    /// assert_eq!(Lang::En.label("sentences"), "Sentences");
    /// ```
    #[must_use]
    pub fn label(self, name: &str) -> &str {
        LABELS.get(name).map_or(name, |[danish, english]| self.pick(danish, english))
    }

    /// A label with its holes (`{}`) filled, in order.
    #[must_use]
    pub fn fill(self, name: &str, values: &[&str]) -> String {
        filled(self.label(name), values)
    }

    /// So many of something, by a label of one and of many.
    ///
    /// ```
    /// use vidne::report::Lang;
    /// assert_eq!([1, 2_000].map(|n| Lang::Da.counted("n_sentences", n)), ["1 sætning", "2.000 sætninger"]);
    /// ```
    #[must_use]
    pub fn counted(self, name: &str, count: u64) -> String {
        let label = self.label(name);
        let (one, many) = label.split_once('|').unwrap_or((label, label));
        filled(if count == 1 { one } else { many }, &[&self.count(count)])
    }

    /// Why an input could not be read or a measure has no value, from the English words of the machine formats. What is not known stays as it is.
    ///
    /// ```
    /// use vidne::report::Lang;
    /// assert_eq!(Lang::Da.reason("is a PDF, not text; save it as plain text (.txt, UTF-8)"),
    ///     "er en PDF, ikke tekst; gem den som ren tekst (.txt, UTF-8)");
    /// assert_eq!(Lang::Da.reason("fewer than 50 words"), "færre end 50 ord");
    /// assert_eq!(Lang::En.reason("is empty"), "is empty");
    /// ```
    #[must_use]
    pub fn reason(self, english: &str) -> String {
        let known = REASONS.iter().find_map(|[template, danish]| Some((values_of(english, template)?, danish)));
        match (self, known) {
            // "cannot be read: No such file or directory": a cause is a reason too.
            (Self::Da, Some((values, danish))) => {
                let values: Vec<String> = values.into_iter().map(|value| self.reason(value)).collect();
                filled(danish, &values.iter().map(String::as_str).collect::<Vec<_>>())
            }
            _ => english.to_owned(),
        }
    }

    /// A count with its thousands set apart.
    ///
    /// ```
    /// use vidne::report::Lang;
    /// assert_eq!(Lang::Da.count(1_234_567), "1.234.567");
    /// ```
    #[must_use]
    pub fn count(self, count: u64) -> String {
        self.group(&count.to_string())
    }

    /// A measure with so many decimals.
    ///
    /// ```
    /// use vidne::report::Lang;
    /// assert_eq!(Lang::Da.number(1238.0569, 1), "1.238,1");
    /// assert_eq!(Lang::Da.number(-0.04, 1), "0,0");
    /// ```
    #[must_use]
    pub fn number(self, value: f64, decimals: usize) -> String {
        let written = format!("{value:.decimals$}");
        let (sign, digits) = match written.strip_prefix('-') {
            // A minus before nothing but zeros says nothing.
            Some(digits) if digits.contains(|c: char| c.is_ascii_digit() && c != '0') => ("-", digits),
            Some(digits) => ("", digits),
            None => ("", written.as_str()),
        };
        match digits.split_once('.') {
            None => format!("{sign}{}", self.group(digits)),
            Some((whole, rest)) => format!("{sign}{}{}{rest}", self.group(whole), self.decimal_mark()),
        }
    }

    /// A share as a percentage with one decimal: `15,8 %`.
    #[must_use]
    pub fn percent(self, share: f64) -> String {
        format!("{}{}", self.number(share * 100.0, 1), self.pick(" %", "%"))
    }

    fn group(self, digits: &str) -> String {
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                grouped.push(self.thousands_mark());
            }
            grouped.push(digit);
        }
        grouped
    }
}

/// `template` with its holes filled, in order.
fn filled(template: &str, values: &[&str]) -> String {
    let mut parts = template.split("{}");
    let mut filled = parts.next().unwrap_or_default().to_owned();
    for (part, value) in parts.zip(values) {
        filled.push_str(value);
        filled.push_str(part);
    }
    filled
}

/// What stands in the holes of `template` where it reads as `text`.
fn values_of<'t>(text: &'t str, template: &str) -> Option<Vec<&'t str>> {
    let (head, holes) = template.split_once("{}").map_or((template, None), |(head, rest)| (head, Some(rest)));
    let rest = text.strip_prefix(head)?;
    let Some(holes) = holes else { return rest.is_empty().then(Vec::new) };
    let mut parts: Vec<&str> = holes.split("{}").collect();
    let tail = parts.pop().unwrap_or_default();
    let mut rest = rest.strip_suffix(tail)?;
    let mut values = Vec::new();
    for part in parts {
        let (value, after) = rest.split_once(part)?;
        values.push(value);
        rest = after;
    }
    values.push(rest);
    Some(values)
}

#[cfg(test)]
mod tests {
    use super::Lang;

    #[test]
    fn reasons_are_complete() {
        let lines: Vec<&str> = include_str!("reasons.txt").lines().filter(|line| !line.starts_with('#')).collect();
        for line in lines {
            let (english, danish) = line.split_once('\t').expect("two columns");
            assert_eq!(english.matches("{}").count(), danish.matches("{}").count(), "the same holes: {line}");
            assert_eq!(
                Lang::Da.reason(&english.replace("{}", "7")),
                danish.replace("{}", "7"),
                "an earlier line reads as {line}"
            );
        }
    }

    #[test]
    fn labels_are_sorted_and_complete() {
        let lines: Vec<&str> = include_str!("labels.txt").lines().filter(|line| !line.starts_with('#')).collect();
        assert!(lines.is_sorted(), "sort src/report/labels.txt");
        for line in lines {
            let labels: Vec<&str> = line.split('\t').collect();
            assert_eq!(labels.len(), 3, "three columns: {line}");
            assert_eq!(labels[1].matches("{}").count(), labels[2].matches("{}").count(), "the same holes: {line}");
        }
    }
}
