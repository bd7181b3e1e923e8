//! Articles as they were read: clean text, source, publication date, and what went wrong on the way.

pub mod article;
mod built_in;
pub mod clean;
mod compose;
mod credits;
mod day;
mod decode;
pub mod digest;
mod format;
mod front;
mod furniture;
mod heading;
mod language;
mod load;
pub mod published;
pub mod read;
pub mod span;
mod walk;
mod wrap;

pub use article::{Article, ArticleId, Block, BlockKind, Warning};
pub use clean::{Clean, Removed};
pub use digest::Digest;
pub use published::{Basis, Evidence, Published};
pub use read::{Corpus, Input, Options, Skipped, read};
pub use span::Span;
