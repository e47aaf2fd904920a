//! Tells the program its commit, without needing git: `HEAD` and the reference it names are read as files. In a package
//! without a checkout nothing is set and the manifest says `unknown`.

use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    if let Some(commit) = commit() {
        println!("cargo:rustc-env=DERMASIM_COMMIT={commit}");
    }
}

fn commit() -> Option<String> {
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR")?);
    let directory = git_directory(&root.join(".git"))?;
    let head = read_watched(&directory.join("HEAD"))?;
    let Some(reference) = head.strip_prefix("ref: ") else {
        return Some(head);
    };
    // A linked worktree keeps its HEAD apart and shares the references.
    let common = match fs::read_to_string(directory.join("commondir")) {
        Ok(relative) => directory.join(relative.trim()),
        Err(_) => directory,
    };
    read_watched(&common.join(reference)).or_else(|| packed(&common.join("packed-refs"), reference))
}

/// `.git` is a directory, or in a linked worktree a file that names one.
fn git_directory(path: &Path) -> Option<PathBuf> {
    if path.is_dir() {
        return Some(path.to_owned());
    }
    let pointer = fs::read_to_string(path).ok()?;
    Some(PathBuf::from(pointer.trim().strip_prefix("gitdir: ")?))
}

fn read_watched(path: &Path) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    println!("cargo:rerun-if-changed={}", path.display());
    Some(text.trim().to_owned())
}

fn packed(path: &Path, reference: &str) -> Option<String> {
    let text = read_watched(path)?;
    let line = text.lines().find(|line| line.ends_with(&format!(" {reference}")))?;
    line.split_once(' ').map(|(commit, _)| commit.to_owned())
}
