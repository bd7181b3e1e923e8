//! All integration tests, in one binary.

mod all {
    pub mod architecture;
    pub mod fixture;
    pub mod frames;
}
