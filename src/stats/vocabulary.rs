//! Which words a corpus uses, and how often: [`Vocabulary`].

use std::borrow::Cow;

/// `word` in lower case; borrowed where it is so already.
pub(super) fn lower(word: &str) -> Cow<'_, str> {
    let has_capital = if word.is_ascii() {
        word.bytes().any(|byte| byte.is_ascii_uppercase())
    } else {
        word.chars().any(char::is_uppercase)
    };
    if has_capital { Cow::Owned(word.to_lowercase()) } else { Cow::Borrowed(word) }
}
