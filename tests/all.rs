//! All integration tests, in one binary.

mod all {
    pub mod architecture;
    pub mod cli;
    pub mod fixture;
    pub mod frames;
    pub mod program;
    pub mod pty;
    mod reading;
    pub mod readme;
    pub mod story;
    pub mod terminal;
}
