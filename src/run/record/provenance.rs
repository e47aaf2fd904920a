//! Where a result comes from: the program, its commit, the exact dependencies, the scenario.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// `dermasim`.
pub const PROGRAM: &str = env!("CARGO_PKG_NAME");

/// As in `Cargo.toml`.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The lock file this binary was built from.
const LOCK_FILE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock"));

/// The commit the binary was built from; `unknown` when it was not built in a checkout.
pub fn commit() -> &'static str {
    option_env!("DERMASIM_COMMIT").unwrap_or("unknown")
}

/// SHA-256 of the lock file this binary was built from, as `sha256sum Cargo.lock` prints it.
pub fn lock_sha256() -> String {
    sha256(LOCK_FILE.as_bytes())
}

/// SHA-256 in hexadecimal, as `sha256sum` prints it.
pub fn sha256(bytes: &[u8]) -> String {
    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a String can not fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}

/// The time of day in UTC to the second, for example `2026-07-30T09:12:45Z`.
pub fn now() -> String {
    chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_the_published_digest() {
        // FIPS 180-2, appendix B.1.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256(b"abc"), expected);
    }

    #[test]
    fn the_commit_is_a_hash_or_said_to_be_unknown() {
        let commit = commit();
        let is_hash = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
        assert!(is_hash || commit == "unknown", "{commit}");
    }
}
