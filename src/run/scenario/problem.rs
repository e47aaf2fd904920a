//! What is wrong with a file, and where: problems are collected, sorted by place and printed together.

use super::source::Source;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// More than this many problems are counted, not shown: beyond, one cause has usually made them all.
const SHOWN: usize = 20;

/// A stretch of a source, by its index in the document and its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub source: usize,
    pub start: usize,
    pub end: usize,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// One line, what is wrong.
    pub message: String,
    /// Where; `None` for the file as a whole.
    pub place: Option<Place>,
    /// Few words beside the caret.
    pub label: String,
    /// What would be right.
    pub help: Vec<String>,
}

impl Problem {
    pub fn new(message: impl Into<String>) -> Problem {
        Problem { message: message.into(), place: None, label: String::new(), help: Vec::new() }
    }

    pub fn at(mut self, place: Option<Place>) -> Problem {
        self.place = place;
        self
    }

    pub fn label(mut self, label: impl Into<String>) -> Problem {
        self.label = label.into();
        self
    }

    pub fn help(mut self, help: impl Into<String>) -> Problem {
        self.help.push(help.into());
        self
    }
}

/// Why a scenario or study was refused: all problems that could be found. The command line exits with 2.
///
/// `Display` prints them all with file, line and caret, without colour; see also [ScenarioError::render].
#[derive(Debug, Clone, thiserror::Error)]
pub struct ScenarioError {
    sources: Vec<Arc<Source>>,
    problems: Vec<Problem>,
}

impl ScenarioError {
    /// Sorts the problems by place. `sources` are those that the places point into; the first names the file.
    pub fn new(sources: Vec<Arc<Source>>, mut problems: Vec<Problem>) -> ScenarioError {
        problems.sort_by_key(|problem| problem.place);
        ScenarioError { sources, problems }
    }

    /// A problem with a file that could not even be read as text.
    pub fn unreadable(name: &str, problem: Problem) -> ScenarioError {
        let source = Source { name: name.to_owned(), text: String::new() };
        ScenarioError { sources: vec![Arc::new(source)], problems: vec![problem] }
    }

    /// In the order of the file.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// All messages, in colours of the terminal if `colour`.
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        for problem in self.problems.iter().take(SHOWN) {
            text.push_str(&renderer.render(&[self.group(problem)]));
            text.push_str("\n\n");
        }
        if self.problems.len() > SHOWN {
            text.push_str(&format!("… and {} more\n\n", self.problems.len() - SHOWN));
        }
        let name = self.sources.first().map_or("", |source| source.name.as_str());
        let count = match self.problems.len() {
            1 => "1 problem".to_owned(),
            several => format!("{several} problems"),
        };
        text.push_str(&format!("{name}: {count}; nothing was run"));
        text
    }

    fn group<'a>(&'a self, problem: &'a Problem) -> Group<'a> {
        let title = Level::ERROR.primary_title(problem.message.as_str());
        let placed = problem.place.and_then(|place| Some((place, self.sources.get(place.source)?)));
        let group = match placed {
            Some((place, source)) => {
                let (line, text, span) = excerpt(&source.text, place);
                let annotation = AnnotationKind::Primary.span(span).label(problem.label.as_str());
                let snippet = Snippet::source(text).line_start(line).path(source.name.as_str());
                title.element(snippet.annotation(annotation))
            }
            None => {
                let name = self.sources.first().map_or("", |source| source.name.as_str());
                title.element(Origin::path(name))
            }
        };
        group.elements(problem.help.iter().map(|help| Level::HELP.message(help.as_str())))
    }
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.render(false))
    }
}

/// Number and text of the line in which `place` begins, and its stretch of that line.
fn excerpt(text: &str, place: Place) -> (usize, &str, Range<usize>) {
    let start = (0..=place.start.min(text.len())).rev().find(|index| text.is_char_boundary(*index)).unwrap_or(0);
    let line_start = text[..start].rfind('\n').map_or(0, |newline| newline + 1);
    let line_end = text[start..].find(['\r', '\n']).map_or(text.len(), |newline| start + newline);
    let end = (place.end.min(line_end)..=line_end).find(|index| text.is_char_boundary(*index)).unwrap_or(line_end);
    let number = 1 + text[..line_start].matches('\n').count();
    (number, &text[line_start..line_end], start - line_start..end.max(start) - line_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_one_line_whatever_the_place() {
        let text = "α = 1\nβγ = 2\n";
        for start in 0..text.len() + 3 {
            for end in start..text.len() + 3 {
                let (_, line, span) = excerpt(text, Place { source: 0, start, end });
                assert!(line.get(span).is_some(), "{start}..{end}");
            }
        }
        assert_eq!(excerpt(text, Place { source: 0, start: 7, end: 11 }), (2, "βγ = 2", 0..4));
    }
}
