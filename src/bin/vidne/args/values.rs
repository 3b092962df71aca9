//! What can be chosen from.

use clap::ValueEnum;
use vidne::report::Lang;

/// A form that codebooks go out in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExchangeFormat {
    /// A YAML dictionary with every inflected form
    Quanteda,
    /// REFI-QDA, for NVivo, MAXQDA, ATLAS.ti, QualCoder
    Qdc,
    /// CSV for Taguette
    Taguette,
}

/// The language of labels.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum LangArg {
    /// Danish
    Da,
    /// English
    En,
}

impl From<LangArg> for Lang {
    fn from(arg: LangArg) -> Self {
        match arg {
            LangArg::Da => Self::Da,
            LangArg::En => Self::En,
        }
    }
}

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For reading in a terminal
    Text,
    /// For a document
    Markdown,
    /// For other programs
    Json,
}

/// The form of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum TableFormat {
    /// For reading in a terminal
    Text,
    /// For a document
    Markdown,
    /// Commas and decimal points (RFC 4180); one table
    Csv,
    /// Opens right in a Danish Excel: semicolons and decimal commas; one table
    CsvExcel,
    /// A workbook, one sheet a table
    Xlsx,
    /// One object with the stamp and all tables
    Json,
    /// An object a row; one table
    Jsonl,
    /// Typed columns for DuckDB, R and Python; one table
    #[cfg(feature = "parquet")]
    Parquet,
}

impl TableFormat {
    /// Whether it begins with what is known at the end alone.
    pub const fn is_whole(self) -> bool {
        matches!(self, Self::Xlsx | Self::Json)
    }

    /// Whether it holds one table.
    pub const fn is_of_one_table(self) -> bool {
        !matches!(self, Self::Text | Self::Markdown | Self::Xlsx | Self::Json)
    }

    /// Whether a terminal cannot show it.
    pub const fn is_for_programs_alone(self) -> bool {
        #[cfg(feature = "parquet")]
        if matches!(self, Self::Parquet) {
            return true;
        }
        matches!(self, Self::Xlsx)
    }
}

/// The form of a network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NetworkFormat {
    /// For reading in a terminal
    Text,
    /// For Gephi and Cytoscape
    Graphml,
    /// For Graphviz
    Dot,
    /// Nodes and edges
    Json,
}

/// The form of records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RecordFormat {
    /// One JSON object a line
    Jsonl,
}

/// A kind of quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindArg {
    /// As it was said
    Direct,
    /// A fragment in the writer's sentence
    Mixed,
    /// In the writer's words
    Indirect,
}

impl KindArg {
    /// The name it has in files.
    pub fn name(&self) -> String {
        format!("{self:?}").to_lowercase()
    }
}

/// What a row of a matrix is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// An article
    Articles,
    /// A quote
    Quotes,
}

/// A table of statistics.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatsTable {
    /// The corpus in figures: readability, diversity
    Measures,
    /// Themes with intervals
    Themes,
    /// Where in the page they stand
    Zones,
    /// Where in the article they stand, by fifths
    Positions,
    /// Which themes go together
    Together,
    /// Who speaks
    Speakers,
    /// By role
    Roles,
    /// By organisation
    Organisations,
    /// How often words are used
    Words,
    /// What stands near --word
    Collocates,
    /// How --word is spread over the articles
    Dispersion,
}

/// How p is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CorrectionArg {
    /// Benjamini and Hochberg
    FalseDiscovery,
    /// Holm
    Familywise,
    /// Not at all
    None,
}

/// The order of a concordance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SortArg {
    /// As the articles have it
    Text,
    /// By the words before
    Left,
    /// By the words after
    Right,
}
