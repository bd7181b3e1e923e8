//! Draws a frame from the model, the app's state and a theme; changes nothing.
