//! The two streams: results on standard output, everything else on standard error.

use std::io::{ErrorKind, IsTerminal, Write};

use serde::Serialize;

use super::failure::Failure;

/// Where and how to print.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// No progress and no messages; warnings, errors and results stay.
    pub quiet: bool,
    /// A person watches standard error.
    pub watched: bool,
    /// Colours on standard error: a terminal, and `NO_COLOR` is not set.
    pub colour: bool,
}

impl Terminal {
    pub fn new(quiet: bool) -> Self {
        let watched = std::io::stderr().is_terminal();
        let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self { quiet, watched, colour: watched && !no_colour }
    }

    /// A result, on standard output.
    ///
    /// # Errors
    /// Standard output is closed or full.
    pub fn result(&self, text: &str) -> Result<(), Failure> {
        let mut output = std::io::stdout().lock();
        let written = output.write_all(text.as_bytes()).and_then(|()| match text.ends_with('\n') {
            true => output.flush(),
            false => output.write_all(b"\n").and_then(|()| output.flush()),
        });
        written.map_err(|error| match error.kind() {
            ErrorKind::BrokenPipe => Failure::reader_gone(),
            _ => Failure::failed(format!("can not write to standard output: {error}")),
        })
    }

    /// One JSON document, on standard output.
    ///
    /// # Errors
    /// Standard output is closed or full.
    pub fn json(&self, document: &impl Serialize) -> Result<(), Failure> {
        self.result(&serde_json::to_string_pretty(document).map_err(Failure::failed)?)
    }

    /// What goes on, on standard error.
    pub fn message(&self, text: &str) {
        if !self.quiet {
            complain(text);
        }
    }

    /// What the user has to know, on standard error.
    pub fn warning(&self, text: &str) {
        let (start, end) = if self.colour { ("\u{1b}[1;33m", "\u{1b}[0m") } else { ("", "") };
        complain(&format!("{start}warning{end}: {text}"));
    }

    /// Why the command ends, on standard error.
    pub fn failure(&self, failure: &Failure) {
        if failure.verbatim {
            return complain(&failure.message);
        }
        if !failure.message.is_empty() {
            let (start, end) = if self.colour { ("\u{1b}[1;31m", "\u{1b}[0m") } else { ("", "") };
            complain(&format!("{start}error{end}: {}", failure.message));
        }
    }
}

/// Standard error that is closed has no reader to tell about it.
fn complain(text: &str) {
    drop(writeln!(std::io::stderr().lock(), "{text}"));
}

/// A table for the eye: columns as wide as their widest cell, two spaces apart.
pub fn align(rows: &[Vec<String>]) -> String {
    let mut widths: Vec<usize> = Vec::new();
    for row in rows {
        widths.resize(widths.len().max(row.len()), 0);
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            line.push_str(&format!("{cell:<width$}  "));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_and_no_line_ends_in_spaces() {
        let rows = [vec!["µ".to_owned(), "1".to_owned()], vec!["name".to_owned(), String::new()]];
        assert_eq!(align(&rows), "µ     1\nname\n");
    }
}
