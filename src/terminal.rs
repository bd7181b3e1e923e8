//! Owns the terminal: the event loop, signals, background loading, and every way to end.

mod clipboard;
mod decode;
mod load;
mod screen;
mod signals;
mod tty;
mod wait;
