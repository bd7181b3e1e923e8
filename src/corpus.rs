//! Articles as they were read: clean text, source, publication date, and what went wrong on the way.

pub mod article;
pub mod clean;
pub mod published;
pub mod read;
pub mod span;

pub use article::{Article, ArticleId, Block, BlockKind, Warning};
pub use clean::{Clean, Removed};
pub use published::{Basis, Evidence, Published};
pub use read::{Corpus, Input, Options, Skipped, read};
pub use span::Span;
