//! The language of labels: [`Lang`].

/// The language of what people read. Machine formats are the same in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Danish: `38,1`, `åbenhed`.
    #[default]
    Da,
    /// English: `38.1`, `openness`.
    En,
}

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

    /// A count with its thousands set apart.
    ///
    /// ```
    /// use vidne::report::Lang;
    /// assert_eq!(Lang::Da.count(1_234_567), "1.234.567");
    /// ```
    #[must_use]
    pub fn count(self, count: u64) -> String {
        let digits = count.to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3);
        for (at, digit) in digits.char_indices() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(self.thousands_mark());
            }
            out.push(digit);
        }
        out
    }

    /// A measure with so many decimals.
    ///
    /// ```
    /// use vidne::report::Lang;
    /// assert_eq!(Lang::Da.number(38.0569, 1), "38,1");
    /// ```
    #[must_use]
    pub fn number(self, value: f64, decimals: usize) -> String {
        format!("{value:.decimals$}").replace('.', self.decimal_mark().encode_utf8(&mut [0; 4]))
    }
}
