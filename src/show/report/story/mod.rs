//! The story of a run in plain words, told from its numbers: a chapter exists only when its numbers do.

mod absorption;
mod appearance;
mod barrier;
mod claim;
mod collagen;
mod depth;
mod device;
mod diffusion;
mod healing;
mod places;
mod treatment;
mod verdict;

use super::html::Html;
use super::number::{digits, plain, significant, with_unit};
use super::source::Source;
use crate::run::record::SummaryEntry;

pub use barrier::ASCORBATE_ESTIMATE;
pub use verdict::verdict;

/// A heading, what there is to say, and single answers that deserve a line of their own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Chapter {
    pub heading: String,
    pub paragraphs: Vec<String>,
    /// Question or quantity, and its answer.
    pub points: Vec<(String, String)>,
    /// What comes after the points.
    pub remarks: Vec<String>,
}

impl Chapter {
    fn new(heading: &str) -> Self {
        Self { heading: heading.to_owned(), ..Self::default() }
    }

    fn say(&mut self, sentence: impl Into<String>) {
        self.paragraphs.push(sentence.into());
    }

    fn point(&mut self, label: &str, answer: impl Into<String>) {
        self.points.push((label.to_owned(), answer.into()));
    }

    fn remark(&mut self, sentence: impl Into<String>) {
        self.remarks.push(sentence.into());
    }
}

/// All chapters that this run has.
pub fn chapters(source: &Source) -> Vec<Chapter> {
    let tellers: [fn(&Source) -> Option<Chapter>; 10] = [
        treatment::tell,
        device::tell,
        depth::tell,
        healing::tell,
        collagen::tell,
        appearance::tell,
        places::tell,
        diffusion::tell,
        absorption::tell,
        claim::tell,
    ];
    tellers.iter().filter_map(|tell| tell(source)).collect()
}

pub fn write_chapters(page: &mut Html, chapters: &[Chapter]) {
    for chapter in chapters {
        page.leaf("h3", &[], &chapter.heading);
        for sentence in &chapter.paragraphs {
            page.leaf("p", &[], sentence);
        }
        if !chapter.points.is_empty() {
            page.element("dl", &[], |list| {
                for (label, answer) in &chapter.points {
                    list.element("div", &[], |row| {
                        row.leaf("dt", &[], label);
                        row.leaf("dd", &[], answer);
                    });
                }
            });
        }
        for sentence in &chapter.remarks {
            page.leaf("p", &[], sentence);
        }
    }
}

/// ` (0.9 to 1.2)` in the form that `shown` gives; nothing without an interval.
fn interval(entry: &SummaryEntry, shown: impl Fn(f64) -> String) -> String {
    match (entry.low, entry.high) {
        (Some(low), Some(high)) => format!(" ({} to {})", shown(low), shown(high)),
        _ => String::new(),
    }
}

/// The value in the form that `shown` gives, with its interval.
fn told(source: &Source, name: &str, shown: impl Fn(f64) -> String) -> Option<String> {
    let entry = source.entry(name)?;
    Some(shown(entry.value?) + &interval(entry, shown))
}

/// Value, unit and interval as they stand in the summary.
fn told_plainly(source: &Source, name: &str) -> Option<String> {
    let entry = source.entry(name)?;
    Some(with_unit(entry.value?, &entry.unit) + &interval(entry, significant))
}

/// A time in the unit in which a person would tell it; `days` in d.
fn duration(days: f64) -> String {
    let hours = 24.0 * days;
    match hours {
        hours if hours < 1.0 => format!("{} minutes", two_digits(60.0 * hours)),
        hours if hours < 48.0 => format!("{} hours", two_digits(hours)),
        _ => format!("{} days", two_digits(days)),
    }
}

fn two_digits(value: f64) -> String {
    if value >= 100.0 { format!("{value:.0}") } else { plain(digits(value, 2).parse().unwrap_or(value)) }
}

/// The last simulated day as it reads in a sentence: `day 360`, or `the last day` when the scenario does not tell.
fn last_day(source: &Source) -> String {
    source.settings.quantity("duration").map_or_else(|| "the last day".to_owned(), |day| format!("day {}", plain(day)))
}

/// `one session`, `4 sessions`.
fn counted(count: usize, singular: &str) -> String {
    if count == 1 { format!("one {singular}") } else { format!("{count} {singular}s") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_in_the_unit_of_daily_life() {
        assert_eq!(duration(0.5 / 24.0), "30 minutes");
        assert_eq!(duration(0.09), "2.2 hours");
        assert_eq!(duration(8.0 / 24.0), "8 hours");
        assert_eq!(duration(11.337), "11 days");
        assert_eq!(duration(150.0), "150 days");
    }

    #[test]
    fn an_interval_stands_only_where_there_is_one() {
        let entry =
            |low| SummaryEntry { value: Some(1.0), unit: "1".into(), low, high: Some(2.0), evidence: "x".into() };
        assert_eq!(interval(&entry(Some(0.5)), significant), " (0.500 to 2.00)");
        assert_eq!(interval(&entry(None), significant), "");
    }
}
