//! Write what was found, one file a format.

mod lang;
mod record;
mod stamp;

pub use lang::Lang;
pub use record::{BlockRecord, QuoteRecord, Record, SCHEMA, SpeakerRecord, TagRecord};
pub use stamp::{Stamp, Unreadable};
