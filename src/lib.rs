//! An explorer for a story that many articles tell: what happened when, who took part, and where the accounts differ.
//!
//! Data flows one way: [`corpus`] reads files, [`analysis`] annotates each article, [`model`] joins
//! what all of them say, [`app`] holds what the user is doing, [`view`] draws. `ARCHITECTURE.md`
//! tells who may know whom, and a test holds the sources to it.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod corpus;
pub mod export;
pub mod input;
pub mod model;
pub mod terminal;
pub mod view;
