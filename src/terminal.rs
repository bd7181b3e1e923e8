//! Owns the terminal: the event loop, signals, background loading, and every way to end.
