//! The rules of the output directory: nothing finished is overwritten unasked, nothing half done is taken for whole.

use std::fs;
use std::path::{Path, PathBuf};

use super::RecordError;
use super::atomic::is_temporary;
use super::checkpoint::CHECKPOINT_FILE;
use super::manifest::{MANIFEST_FILE, Manifest, Status};
use super::paraview::FIELDS_FOLDER;

/// What the user said about a directory that already exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Nothing: refuse.
    Refuse,
    /// `--resume`: go on with what was interrupted.
    Resume,
    /// `--force`: replace.
    Replace,
}

/// How the directory was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// Empty: start.
    Fresh,
    /// Something interrupted stands there: go on.
    Unfinished,
    /// `--resume` of something finished: there is nothing to do.
    Finished,
}

/// Why an output directory is not taken.
#[derive(Debug, thiserror::Error)]
pub enum DirectoryError {
    #[error("{} holds a finished run; --force replaces it, --out chooses another directory", .0.display())]
    Finished(PathBuf),
    #[error("{} holds an unfinished run; --resume goes on with it, --force starts anew", .0.display())]
    Unfinished(PathBuf),
    #[error("{} holds another scenario than this one; --force replaces it, --out chooses another directory", .0.display())]
    Different(PathBuf),
    #[error("{} is not empty and holds no run of dermasim; --out chooses another directory", .0.display())]
    Foreign(PathBuf),
    #[error(transparent)]
    Record(#[from] RecordError),
}

/// `runs/STEM` for `…/STEM.toml`; `runs/stdin` for `-`.
pub fn default_directory(scenario: &Path) -> PathBuf {
    let stem = match scenario.to_str() {
        Some("-") | None => "stdin".into(),
        Some(_) => scenario.file_stem().unwrap_or("stdin".as_ref()).to_owned(),
    };
    Path::new("runs").join(stem)
}

/// Makes the directory ready to write into. `sha256` is that of the text about to be run: resuming something else is
/// refused, because a table of two scenarios is worth nothing.
///
/// # Errors
/// A directory whose content may not be replaced, or that can not be written.
pub fn open_directory(directory: &Path, existing: Existing, sha256: &str) -> Result<Opened, DirectoryError> {
    if !directory.exists() || is_empty(directory)? {
        fs::create_dir_all(directory).map_err(|source| RecordError::write(directory, source))?;
        return Ok(Opened::Fresh);
    }
    if !directory.join(MANIFEST_FILE).exists() {
        return Err(DirectoryError::Foreign(directory.to_owned()));
    }
    if existing == Existing::Replace {
        clear(directory)?;
        return Ok(Opened::Fresh);
    }
    let manifest = Manifest::read(directory)?;
    let finished = manifest.status == Status::Done;
    match (existing, finished) {
        (Existing::Resume, _) if manifest.scenario_sha256 != sha256 => {
            Err(DirectoryError::Different(directory.to_owned()))
        }
        (Existing::Resume, true) => Ok(Opened::Finished),
        (Existing::Resume, false) => {
            remove_temporaries(directory)?;
            Ok(Opened::Unfinished)
        }
        (_, true) => Err(DirectoryError::Finished(directory.to_owned())),
        (_, false) => Err(DirectoryError::Unfinished(directory.to_owned())),
    }
}

/// Whether nothing stands there but what a kill may have left of a file being written.
fn is_empty(directory: &Path) -> Result<bool, RecordError> {
    let failure = |source| RecordError::read(directory, source);
    for entry in fs::read_dir(directory).map_err(failure)? {
        let name = entry.map_err(failure)?.file_name();
        if !is_temporary(&name.to_string_lossy()) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Removes what a kill left of files being written.
fn remove_temporaries(directory: &Path) -> Result<(), RecordError> {
    for folder in [directory.to_owned(), directory.join(FIELDS_FOLDER)] {
        let failure = |source| RecordError::read(&folder, source);
        if !folder.is_dir() {
            continue;
        }
        for entry in fs::read_dir(&folder).map_err(failure)? {
            let entry = entry.map_err(failure)?;
            if is_temporary(&entry.file_name().to_string_lossy()) {
                fs::remove_file(entry.path()).map_err(|source| RecordError::write(&entry.path(), source))?;
            }
        }
    }
    Ok(())
}

/// Removes what this program writes and leaves everything else alone.
fn clear(directory: &Path) -> Result<(), RecordError> {
    const FOLDERS: [&str; 2] = ["figures", FIELDS_FOLDER];
    const FILES: [&str; 26] = [
        "scenario.toml",
        "study.toml",
        "summary.json",
        "timeseries.csv",
        "depth_profile.csv",
        "spread.csv",
        "tgf_diffusion.csv",
        "sessions.csv",
        "injury.csv",
        "depth_distribution.csv",
        "set_depth.csv",
        "device_sensitivity.csv",
        "punctures.csv",
        "pattern.csv",
        "absorption.csv",
        "absorption_profile.csv",
        "absorption_window.csv",
        "absorption_map.csv",
        "members.csv",
        "comparison.csv",
        "scar.csv",
        "what_to_expect.html",
        "samples.csv",
        "samples.parquet",
        "samples.journal",
        CHECKPOINT_FILE,
    ];
    let remove = |path: PathBuf, remover: fn(&Path) -> std::io::Result<()>| match remover(&path) {
        Err(source) if source.kind() != std::io::ErrorKind::NotFound => Err(RecordError::write(&path, source)),
        _ => Ok(()),
    };
    for folder in FOLDERS {
        remove(directory.join(folder), |path| fs::remove_dir_all(path))?;
    }
    for file in FILES.into_iter().chain(["report.html", MANIFEST_FILE]) {
        remove(directory.join(file), |path| fs::remove_file(path))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leave(directory: &Path, text: &str, status: Status) {
        let mut manifest = Manifest::start("x", text, None, 1);
        fs::write(directory.join("timeseries.csv"), "old").unwrap();
        manifest.finish(directory, status).unwrap();
    }

    fn sha(text: &str) -> String {
        super::super::sha256(text.as_bytes())
    }

    #[test]
    fn a_finished_run_is_replaced_only_by_force() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path();
        assert_eq!(open_directory(path, Existing::Refuse, &sha("a")).unwrap(), Opened::Fresh);
        leave(path, "a", Status::Done);
        fs::write(path.join("notes.md"), "mine").unwrap();
        let refused = open_directory(path, Existing::Refuse, &sha("a")).unwrap_err();
        assert!(refused.to_string().contains("--force"), "{refused}");
        assert_eq!(open_directory(path, Existing::Resume, &sha("a")).unwrap(), Opened::Finished);
        assert_eq!(open_directory(path, Existing::Replace, &sha("b")).unwrap(), Opened::Fresh);
        assert!(!path.join("timeseries.csv").exists());
        assert!(path.join("notes.md").exists(), "the user's own files stay");
    }

    #[test]
    fn an_unfinished_run_is_resumed_only_on_request_and_only_with_the_same_scenario() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path();
        leave(path, "a", Status::Interrupted);
        let half_written = path.join(".checkpoint.17.tmp");
        fs::write(&half_written, "half").unwrap();
        let refused = open_directory(path, Existing::Refuse, &sha("a")).unwrap_err();
        assert!(refused.to_string().contains("--resume"), "{refused}");
        assert!(matches!(open_directory(path, Existing::Resume, &sha("b")), Err(DirectoryError::Different(_))));
        assert_eq!(open_directory(path, Existing::Resume, &sha("a")).unwrap(), Opened::Unfinished);
        assert!(!half_written.exists());
    }

    #[test]
    fn a_directory_of_something_else_is_left_alone_even_by_force() {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join("thesis.tex"), "").unwrap();
        let refused = open_directory(directory.path(), Existing::Replace, "");
        assert!(matches!(refused, Err(DirectoryError::Foreign(_))));
    }

    #[test]
    fn what_a_kill_left_of_the_first_manifest_is_no_obstacle() {
        let directory = tempfile::tempdir().unwrap();
        fs::write(directory.path().join(".manifest.json.17.tmp"), "{").unwrap();
        assert_eq!(open_directory(directory.path(), Existing::Refuse, "").unwrap(), Opened::Fresh);
    }

    #[test]
    fn default_names() {
        assert_eq!(default_directory(Path::new("scenarios/a.b.toml")), Path::new("runs/a.b"));
        assert_eq!(default_directory(Path::new("-")), Path::new("runs/stdin"));
    }
}
