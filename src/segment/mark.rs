//! Marks, by what they do beside a word.

/// Quotation marks, single and double, of all the styles of Danish pages.
pub(super) const fn is_quote(c: char) -> bool {
    is_double(c) || is_single(c) || matches!(c, '›' | '‹' | '‚' | '`' | '´')
}

const fn is_double(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '»' | '«')
}

/// Those that may be apostrophes as well.
pub(super) const fn is_single(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘')
}

pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—')
}

const fn is_opening_bracket(c: char) -> bool {
    matches!(c, '(' | '[' | '{')
}

const fn is_closing_bracket(c: char) -> bool {
    matches!(c, ')' | ']' | '}')
}

/// Stops, commas and the like.
const fn is_pause(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | ',' | ';' | ':')
}

/// Marks that part whatever they stand between, unlike the stop, the comma and the colon: "ja!nej", "a=b".
pub(super) const fn parts(c: char) -> bool {
    let is_pause = matches!(c, '!' | '?' | '…' | ';');
    is_double(c) || is_opening_bracket(c) || is_closing_bracket(c) || is_pause || is_sign(c) || c == '—'
}

/// Signs that may stand right before a word or right behind it.
const fn is_sign(c: char) -> bool {
    matches!(c, '*' | '=' | '<' | '>' | '|')
}

/// Marks that stand before a word.
pub(super) const fn is_lead(c: char) -> bool {
    let is_own = matches!(c, '§' | '%' | '•' | '·' | '/' | '&' | '~' | '_' | '×');
    is_quote(c) || is_dash(c) || is_opening_bracket(c) || is_closing_bracket(c) || is_pause(c) || is_sign(c) || is_own
}

/// Marks that stand after a word. A hyphen there is the word's own: "ind- og udland".
pub(super) const fn is_trail(c: char) -> bool {
    (is_quote(c) && c != '‚') || is_closing_bracket(c) || is_pause(c) || is_sign(c) || matches!(c, '—' | '%')
}

/// Marks that are no punctuation but stand for a word or a figure.
pub(super) const fn is_symbol(c: char) -> bool {
    is_sign(c) || matches!(c, '§' | '%' | '&' | '~' | '_' | '×') || !is_lead(c)
}

/// What may stand before the first word of a sentence: a quotation mark, a bracket, a dash, a bullet.
pub(super) const fn opens_sentence(c: char) -> bool {
    is_double(c) || is_single(c) || is_dash(c) || matches!(c, '›' | '‹' | '(' | '[' | '•' | '…' | '*')
}
