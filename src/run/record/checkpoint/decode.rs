//! Bytes as a checkpoint.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::{Checkpoint, FORM, SIGNATURE, Section};

/// Why bytes are no checkpoint.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    #[error("it was not written by this program")]
    Foreign,
    #[error("it has form {0}, this program knows form {FORM}")]
    Form(u16),
    #[error("it is truncated or damaged")]
    Damaged,
}

/// Bytes of the sum at the end.
const SUM: usize = 32;

/// # Errors
/// Bytes of another program or form, truncated or damaged ones.
pub fn from_bytes(bytes: &[u8]) -> Result<Checkpoint, DecodeError> {
    let after = bytes.strip_prefix(SIGNATURE).ok_or(DecodeError::Foreign)?;
    let (form, _) = after.split_first_chunk().ok_or(DecodeError::Damaged)?;
    let form = u16::from_le_bytes(*form);
    if form != FORM {
        return Err(DecodeError::Form(form));
    }
    let content = bytes.len().checked_sub(SUM).ok_or(DecodeError::Damaged)?;
    let (content, sum) = bytes.split_at(content);
    if Sha256::digest(content).as_slice() != sum {
        return Err(DecodeError::Damaged);
    }
    let rest = content.get(SIGNATURE.len() + size_of::<u16>()..).ok_or(DecodeError::Damaged)?;
    let mut reader = Reader { rest };
    let (build, scenario_sha256) = (reader.text()?, reader.text()?);
    let count = reader.length(1)?;
    let mut sections = BTreeMap::new();
    for _ in 0..count {
        let name = reader.text()?;
        if sections.insert(name, reader.section()?).is_some() {
            return Err(DecodeError::Damaged);
        }
    }
    if !reader.rest.is_empty() {
        return Err(DecodeError::Damaged);
    }
    Ok(Checkpoint { build, scenario_sha256, sections })
}

/// What is still to be read.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], DecodeError> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(DecodeError::Damaged)?;
        self.rest = rest;
        Ok(taken)
    }

    fn number(&mut self) -> Result<u64, DecodeError> {
        let (number, rest) = self.rest.split_first_chunk().ok_or(DecodeError::Damaged)?;
        self.rest = rest;
        Ok(u64::from_le_bytes(*number))
    }

    /// A number of things of at least `size` bytes each, which must still be there.
    fn length(&mut self, size: usize) -> Result<usize, DecodeError> {
        let length = usize::try_from(self.number()?).map_err(|_| DecodeError::Damaged)?;
        let fits = length.checked_mul(size).is_some_and(|bytes| bytes <= self.rest.len());
        if fits { Ok(length) } else { Err(DecodeError::Damaged) }
    }

    fn text(&mut self) -> Result<String, DecodeError> {
        let length = self.length(1)?;
        let text = str::from_utf8(self.take(length)?).map_err(|_| DecodeError::Damaged)?;
        Ok(text.to_owned())
    }

    fn section(&mut self) -> Result<Section, DecodeError> {
        match self.take(1)? {
            [0] => {
                let length = self.length(1)?;
                Ok(Section::Bytes(self.take(length)?.to_vec()))
            }
            [1] => Ok(Section::Whole(self.eights(u64::from_le_bytes)?)),
            [2] => Ok(Section::Real(self.eights(f64::from_le_bytes)?)),
            _ => Err(DecodeError::Damaged),
        }
    }

    fn eights<T>(&mut self, value: fn([u8; 8]) -> T) -> Result<Vec<T>, DecodeError> {
        let length = self.length(8)?;
        let (eights, _) = self.take(8 * length)?.as_chunks();
        Ok(eights.iter().map(|bytes| value(*bytes)).collect())
    }
}
