//! Draws a frame from the model, the app's state and a theme; changes nothing.

pub mod row;
pub mod snapshot;
pub mod svg;
pub mod theme;
