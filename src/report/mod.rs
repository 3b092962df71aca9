//! Write what was found, one file a format.

mod record;

pub use record::{BlockRecord, QuoteRecord, Record, SCHEMA, SpeakerRecord, TagRecord};
