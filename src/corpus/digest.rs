//! The SHA-256 digest of a file (FIPS 180-4), by which an export tells what it was made from.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// The SHA-256 of a file's bytes as they were read; 64 hexadecimal digits to show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut digits = String::with_capacity(64);
        for byte in self.0 {
            let digit = |half: u8| char::from(b"0123456789abcdef"[usize::from(half)]);
            digits.extend([digit(byte >> 4), digit(byte & 15)]);
        }
        f.write_str(&digits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_standard() {
        // The one-block example of FIPS 180-4's test vectors, and the empty message.
        for (bytes, want) in [
            (
                "abc",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                "",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
        ] {
            assert_eq!(Digest::of(bytes.as_bytes()).to_string(), want);
        }
    }
}
