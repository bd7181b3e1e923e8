//! All integration tests, in one binary.

mod all {
    pub mod architecture;
    pub mod cli;
    pub mod fixture;
    pub mod frames;
    pub mod program;
}
