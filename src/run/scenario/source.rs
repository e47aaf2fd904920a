//! From bytes to text: the file, a `--set` argument or a default, and what is no text at all.

use super::problem::Problem;

/// Scenario files are a few kilobytes; anything much longer is something else.
const LONGEST: usize = 1 << 20;

/// A named text that places point into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What messages call it: the path as the user gave it, `<stdin>`, `--set`.
    pub name: String,
    pub text: String,
}

impl Source {
    /// Decodes `bytes`.
    ///
    /// # Errors
    /// Text that is too long, UTF-16, not UTF-8, or holds NUL bytes; the message says what to do.
    pub fn decode(name: &str, bytes: &[u8]) -> Result<Source, Problem> {
        if bytes.len() > LONGEST {
            return Err(Problem::new(format!(
                "{:.1} MB is too long for a scenario, which takes a few kB",
                bytes.len() as f64 / 1e6
            ))
            .help("is this the right file? the limit is 1 MB"));
        }
        if looks_like_utf16(bytes) {
            return Err(Problem::new("the text is encoded as UTF-16").help("save the file as UTF-8 and try again"));
        }
        if let Some(index) = bytes.iter().position(|byte| *byte == 0) {
            return Err(Problem::new(format!("this is no text: byte {} is NUL", index + 1))
                .help("a scenario is a TOML file saved as UTF-8; `dermasim init` writes one"));
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let before = &bytes[..error.valid_up_to()];
            let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
            Problem::new(format!("the text is not UTF-8 (byte {}, line {line})", error.valid_up_to() + 1))
                .help("save the file as UTF-8 and try again")
        })?;
        Ok(Source { name: name.to_owned(), text: text.to_owned() })
    }
}

/// A byte-order mark, or every second byte of the beginning NUL as in ASCII written as UTF-16.
fn looks_like_utf16(bytes: &[u8]) -> bool {
    let pairs = bytes.chunks_exact(2).take(8);
    let count = pairs.len();
    let little = pairs.clone().filter(|pair| pair[0] != 0 && pair[1] == 0).count();
    let big = pairs.filter(|pair| pair[0] == 0 && pair[1] != 0).count();
    bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || (count > 2 && (little == count || big == count))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> String {
        Source::decode("x", bytes).unwrap_err().message
    }

    #[test]
    fn what_is_no_utf8_text_is_named() {
        let utf16: Vec<u8> = "name = 1".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(message(&utf16).contains("UTF-16"));
        assert!(message(b"\xfe\xff\0n").contains("UTF-16"));
        assert!(message(b"abc\0def").contains("byte 4 is NUL"));
        assert!(message(b"a\nb\xff").contains("byte 4, line 2"));
        assert!(message(&vec![b'x'; 10_000_000]).contains("10.0 MB"));
    }

    #[test]
    fn a_byte_order_mark_of_utf8_is_dropped() {
        assert_eq!(Source::decode("x", b"\xef\xbb\xbfname").unwrap().text, "name");
    }
}
