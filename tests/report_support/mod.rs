//! Runs and studies on disk, and what can be checked of a page without a browser.

use std::collections::BTreeMap;
use std::path::PathBuf;

use dermasim::run::record::{Manifest, SCENARIO_FILE, Status, Summary, write_atomic};
use dermasim::run::scenario::{Scenario, load, load_file};
use dermasim::run::simulation;
use dermasim::show::{figure, report};
use dermasim::study::{Finished, InputValue, Journal, JournalHeader, Output, Variable};

/// What a run or a study left.
pub struct Directory {
    _guard: tempfile::TempDir,
    path: PathBuf,
}

impl Directory {
    fn empty() -> Self {
        let guard = tempfile::tempdir().unwrap();
        let path = guard.path().to_owned();
        Self { _guard: guard, path }
    }

    /// Without the ensemble of the scenario, which takes its time; an override may ask for one.
    pub fn of_scenario(name: &str, overrides: &[&str]) -> Self {
        let overrides = [&["uncertainty.members=0"], overrides].concat();
        let path = format!("{}/scenarios/{name}.toml", env!("CARGO_MANIFEST_DIR"));
        Self::of(&load_file(&path, &owned(&overrides)).unwrap_or_else(|error| panic!("{error}")))
    }

    pub fn of_text(text: &str, overrides: &[&str]) -> Self {
        Self::of(&load("test.toml", text.as_bytes(), &owned(overrides)).unwrap_or_else(|error| panic!("{error}")))
    }

    /// As the command line does it.
    fn of(scenario: &Scenario) -> Self {
        let directory = Self::empty();
        let inputs = scenario.inputs();
        let text = scenario.to_toml();
        write_atomic(&directory.path.join(SCENARIO_FILE), text.as_bytes()).unwrap();
        let record = simulation::run(inputs, &|_, _| true).unwrap_or_else(|error| panic!("{error}"));
        record.write(&directory.path).unwrap();
        let mut manifest = Manifest::start(&inputs.name, &text, Some(inputs.seed), 2);
        manifest.facts = record.facts;
        manifest.finish(&directory.path, Status::Done).unwrap();
        directory
    }

    /// Two intervals at two sites, of which one sample failed.
    pub fn of_study() -> Self {
        let directory = Self::empty();
        let variables = [("treatment.interval", Some("d")), ("skin.site", None)]
            .map(|(path, unit)| Variable { path: path.into(), unit: unit.map(str::to_owned) });
        let header = JournalHeader::new("<b>Intervals</b>", "0", &variables, &["collagen.total.end".into()], 4);
        let (journal, _) = Journal::open(&directory.path, &header).unwrap();
        for (index, (days, site)) in
            [(7.0, "cheek"), (7.0, "neck"), (28.0, "cheek"), (28.0, "neck")].into_iter().enumerate()
        {
            let failed = index == 1;
            let output = Output { value: Some(1.0 + days / 100.0 - index as f64 / 1000.0), unit: "1".into() };
            let outputs = [("collagen.total.end".to_owned(), output)];
            journal
                .append(&Finished {
                    index,
                    inputs: vec![InputValue::Number(days), InputValue::Text(site.into())],
                    outputs: if failed { BTreeMap::new() } else { outputs.into() },
                    error: failed.then(|| "no channel <at all>".into()),
                    seconds: 0.1,
                })
                .unwrap();
        }
        Manifest::start("<b>Intervals</b>", "x", None, 2).finish(&directory.path, Status::Done).unwrap();
        directory
    }

    pub fn figure(&self, name: &str, svg: &str) {
        write_atomic(&self.path.join(format!("figures/{name}.svg")), svg.as_bytes()).unwrap();
    }

    /// All figures of a run; not done for every directory, because rasterising takes seconds.
    pub fn draw(&self) {
        figure::draw_run(&self.path).unwrap();
    }

    pub fn report(&self) -> String {
        report::write_run(&self.path).unwrap();
        self.page()
    }

    pub fn study_report(&self) -> String {
        report::write_study(&self.path).unwrap();
        self.page()
    }

    /// A file that the run left.
    pub fn read(&self, file: &str) -> Option<String> {
        std::fs::read_to_string(self.path.join(file)).ok()
    }

    pub fn summary(&self) -> Summary {
        Summary::read(&self.path.join("summary.json")).unwrap()
    }

    pub fn manifest(&self) -> Manifest {
        Manifest::read(&self.path).unwrap()
    }

    fn page(&self) -> String {
        std::fs::read_to_string(self.path.join("report.html")).unwrap()
    }
}

/// The overrides as texts; without an ensemble unless they ask for one, because it takes a hundred times as long.
fn owned(overrides: &[&str]) -> Vec<String> {
    let without_ensemble = ["uncertainty.members=0"];
    without_ensemble.iter().chain(overrides).map(|text| (*text).to_owned()).collect()
}

/// Self-contained, nothing that runs, tags balanced, every `id` once.
pub fn assert_whole(page: &str) {
    let tags = tags(page);
    let mut open: Vec<&str> = Vec::new();
    let mut ids: Vec<&str> = Vec::new();
    for tag in &tags {
        let name = name_of(tag);
        assert!(!["script", "iframe", "link", "object", "embed"].contains(&name), "{tag}");
        for attribute in [" src=", " href=", " xlink:href=", " data="] {
            if let Some((_, value)) = tag.split_once(attribute) {
                let beside = ["\"what_to_expect.html\"", "\"report.html\""];
                let inside =
                    ["\"#", "\"data:image/png;base64,"].iter().chain(&beside).any(|start| value.starts_with(start));
                assert!(inside, "{tag}");
            }
        }
        assert!(!tag.contains(" on"), "{tag}");
        if let Some((_, value)) = tag.split_once(" id=\"") {
            ids.extend(value.split('"').next());
        }
        if let Some(closed) = tag.strip_prefix("</") {
            assert_eq!(open.pop(), Some(closed.trim_end_matches('>')), "{tag}");
        } else if !tag.ends_with("/>") && !["meta", "!DOCTYPE"].contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id stands twice");
    assert!(
        !page.contains("http") && !page.contains("@import") && !page.contains("NaN"),
        "loads something or holds no number"
    );
}

/// What a person reads: without tags and style sheet.
pub fn text_of(page: &str) -> String {
    let body = &page[page.find("<body>").unwrap()..];
    let mut text = String::new();
    for piece in body.split('<').skip(1) {
        text.push_str(piece.split_once('>').map_or("", |(_, text)| text));
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

fn tags(page: &str) -> Vec<&str> {
    let mut tags = Vec::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let end = start + rest[start..].find('>').expect("a tag is never closed") + 1;
        tags.push(&rest[start..end]);
        rest = &rest[end..];
    }
    tags
}

fn name_of(tag: &str) -> &str {
    let name = tag.trim_start_matches(['<', '/']);
    name.split(|letter: char| letter.is_whitespace() || matches!(letter, '>' | '/')).next().unwrap_or_default()
}
