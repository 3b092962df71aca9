//! Write what was found, one file a format.
//!
//! Figures come as a [`Table`] or, for people, as a [`Page`]; both in any format.

mod columns;
#[cfg(feature = "files")]
pub mod csv;
#[cfg(feature = "files")]
pub mod graph;
#[cfg(feature = "files")]
pub mod json;
mod lang;
pub mod markdown;
mod page;
#[cfg(feature = "parquet")]
pub mod parquet;
#[cfg(feature = "files")]
mod partial;
mod record;
#[cfg(feature = "files")]
mod rows;
mod stamp;
mod table;
#[cfg(feature = "files")]
pub mod tables;
pub mod text;
mod theme_report;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use lang::Lang;
pub use page::{Fact, Page, Part};
#[cfg(feature = "files")]
pub use partial::{Partial, PartialError};
pub use record::{BlockRecord, QuoteRecord, Record, SCHEMA, SpeakerRecord, TagRecord};
#[cfg(feature = "files")]
pub use rows::LongTable;
pub use stamp::{Stamp, Unreadable};
pub use table::{Cell, Column, Kind, Table};
pub use theme_report::{Glance, ThemeReport, ThemeSection, shorten};
