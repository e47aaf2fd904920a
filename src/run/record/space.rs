//! Whether there is room: memory before a run, the disk while it is written.

use std::io::{Error, ErrorKind};

/// A mesh that does not fit.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error(
    "the mesh needs {} GB, the machine has {} GB free: coarsen the voxel or shrink the patch",
    gigabytes(*.needed),
    gigabytes(*.available)
)]
pub struct MemoryError {
    /// Bytes.
    pub needed: u64,
    /// Bytes.
    pub available: u64,
}

/// Stops a run that would not fit before it starts. Where the system does not tell what is free, nothing is checked.
///
/// # Errors
/// More bytes than are free.
pub fn require_memory(needed: u64) -> Result<(), MemoryError> {
    match available_memory() {
        Some(available) if needed > available => Err(MemoryError { needed, available }),
        _ => Ok(()),
    }
}

/// Bytes that a program may still take without others being swapped out, as Linux estimates them; `None` elsewhere.
pub fn available_memory() -> Option<u64> {
    available_in(&std::fs::read_to_string("/proc/meminfo").ok()?)
}

fn available_in(information: &str) -> Option<u64> {
    let line = information.lines().find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kibibytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    kibibytes.checked_mul(1024)
}

/// With one digit, and enough digits for small machines.
fn gigabytes(bytes: u64) -> String {
    let gigabytes = bytes as f64 / 1e9;
    if gigabytes < 0.1 { format!("{gigabytes:.3}") } else { format!("{gigabytes:.1}") }
}

/// Why a file could not be written, with what can be done about it.
pub(super) fn reason(error: &Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            format!("the disk is full; what was finished is kept; make room or choose another --out ({error})")
        }
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            format!("the directory can not be written into; choose another --out ({error})")
        }
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::run::record::RecordError;

    #[test]
    fn what_does_not_fit_is_told_in_gigabytes() {
        let error = MemoryError { needed: 48_000_000_000, available: 22_340_000_000 };
        assert_eq!(
            error.to_string(),
            "the mesh needs 48.0 GB, the machine has 22.3 GB free: coarsen the voxel or shrink the patch"
        );
        assert!(require_memory(1).is_ok());
        assert!(available_memory().is_none() || require_memory(u64::MAX).is_err());
    }

    #[test]
    fn reads_what_the_system_tells() {
        assert_eq!(available_in("MemTotal: 9 kB\nMemAvailable:   24117248 kB\n"), Some(24_117_248 * 1024));
        assert_eq!(available_in("MemTotal: 9 kB\n"), None);
        assert_eq!(available_in("MemAvailable: many kB\n"), None);
    }

    #[test]
    fn a_full_disk_and_a_locked_directory_are_called_by_their_names() {
        let message = |kind: ErrorKind| RecordError::write("a/b.vtr".as_ref(), Error::from(kind)).to_string();
        let full = message(ErrorKind::StorageFull);
        assert!(full.starts_with("can not write a/b.vtr: the disk is full"), "{full}");
        let locked = message(ErrorKind::PermissionDenied);
        assert!(locked.contains("can not be written into") && locked.contains("--out"), "{locked}");
    }

    /// The device that is always full answers as a full disk does.
    #[test]
    #[cfg(target_os = "linux")]
    fn the_system_reports_a_full_disk_in_that_way() {
        use std::io::Write;
        let mut full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let error = full.write_all(b"x").unwrap_err();
        assert!(reason(&error).starts_with("the disk is full"), "{error:?}");
    }
}
