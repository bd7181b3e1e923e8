//! The word lists of `assets/lexicon`, compiled into static tables when the program is built.
//!
//! Every `assets/lexicon/NAME.tsv` becomes `pub static NAME: phf::Map<&str, &str>` (key, a tab, value) or,
//! when no line holds a tab, `pub static NAME: phf::Set<&str>`. Keys are written as they are looked up;
//! `#` starts a comment line. See `build.rs`.

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));
