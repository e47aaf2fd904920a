//! Files appear whole or not at all.

use std::io::Write;
use std::path::Path;

use super::FigureError;

/// Writes under a temporary name beside `path`, then renames.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), FigureError> {
    let failed = |source: std::io::Error| FigureError::Write {
        path: path.to_owned(),
        source,
    };
    let mut temporary = path.as_os_str().to_owned();
    temporary.push(".part");
    let mut file = std::fs::File::create(&temporary).map_err(failed)?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(failed)?;
    std::fs::rename(&temporary, path).map_err(failed)
}
