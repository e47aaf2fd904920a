//! Walks a document along its grammar: fills in the defaults, collects the values and every problem.

use super::check_value::{check_value, default_value, expected};
use super::document::{Entry, Node, Table, Value};
use super::key::{Key, Kind, Presence};
use super::nearest::nearest;
use super::problem::Problem;
use super::values::{Checked, Values};

/// What a walk gathers.
#[derive(Debug, Default)]
pub struct Findings {
    pub values: Values,
    pub problems: Vec<Problem>,
    pub warnings: Vec<String>,
}

/// Checks `root` against `keys` and completes it with the defaults. Every problem is found, not only the first.
pub fn check(root: &mut Node, keys: &[Key]) -> Findings {
    let mut findings = Findings::default();
    findings.table("", root, keys);
    findings
}

/// `path.key`, or `key` at the top.
fn join(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// `[path]`, for messages.
fn bracketed(path: &str) -> String {
    if path.is_empty() { "at the top of the file".to_owned() } else { format!("in [{path}]") }
}

impl Findings {
    fn table(&mut self, path: &str, node: &mut Node, keys: &[Key]) {
        let place = node.place;
        let Value::Table(table) = &mut node.value else {
            let example = keys.first().map_or("", |key| key.name);
            let help = format!("write `[{path}]` on a line of its own, and below it lines such as `{example} = …`");
            self.problems.push(not_a_table(path, node).label("a table is expected").help(help));
            return;
        };
        self.values.insert(path, Checked::Table, place);
        let misspelt = self.unknown_keys(path, table, keys);
        for key in keys {
            let path = join(path, key.name);
            match (table.get_mut(key.name), key.presence) {
                (Some(node), _) => self.value(&path, node, key),
                (None, Presence::Default(text)) => self.fill(&path, table, key, default_value(key.kind, text)),
                (None, Presence::Section) => self.fill(&path, table, key, Value::Table(Table::default())),
                (None, Presence::Optional) => {}
                (None, Presence::Required) if misspelt.contains(&key.name) => {}
                (None, Presence::Required) => {
                    let problem = Problem::new(format!("`{path}` is missing")).at(place).label("needed here");
                    self.problems.push(problem.help(format!("{} = {}: {}", key.name, expected(key.kind), key.doc)));
                }
            }
        }
    }

    fn fill(&mut self, path: &str, table: &mut Table, key: &Key, value: Value) {
        let mut node = Node { value, place: None };
        self.value(path, &mut node, key);
        table.set(key.name, None, node);
    }

    /// Reports keys that are not in the grammar; gives those that were probably meant.
    fn unknown_keys(&mut self, path: &str, table: &Table, keys: &[Key]) -> Vec<&'static str> {
        let names: Vec<&'static str> = keys.iter().map(|key| key.name).collect();
        let mut meant = Vec::new();
        for entry in table.entries.iter().filter(|entry| !names.contains(&entry.key.as_str())) {
            let message = format!("unknown key `{}` {}", entry.key, bracketed(path));
            let mut problem = Problem::new(message).at(entry.key_place);
            if let Some(name) = nearest(&entry.key, names.iter().copied()) {
                problem = problem.label(format!("did you mean `{name}`?"));
                meant.extend(names.iter().find(|known| **known == name));
            }
            self.problems.push(problem.help(format!("allowed here: {}", names.join(", "))));
        }
        meant
    }

    fn value(&mut self, path: &str, node: &mut Node, key: &Key) {
        match key.kind {
            Kind::Table(keys) => self.table(path, node, keys),
            Kind::OneOf { noun, variants } => self.one_of(path, node, noun, variants),
            Kind::Parameters => self.parameters(path, node),
            Kind::Expectations => self.expectations(path, node),
            Kind::Overrides | Kind::Variations => self.paths(path, node),
            kind => match check_value(path, node, kind) {
                Ok(checked) => self.values.insert(path, checked, node.place),
                Err(problem) => self.problems.push(problem),
            },
        }
    }

    fn one_of(&mut self, path: &str, node: &mut Node, noun: &str, variants: &[Key]) {
        let names: Vec<String> = variants.iter().map(|key| format!("[{path}.{}]", key.name)).collect();
        let choices = format!("choose one of {}", names.join(", "));
        let place = node.place;
        let Value::Table(table) = &mut node.value else {
            let label = format!("which {noun}?");
            self.problems.push(not_a_table(path, node).label(label).help(choices));
            return;
        };
        self.values.insert(path, Checked::Table, place);
        if table.entries.is_empty() {
            let problem = Problem::new(format!("`{path}` names no {noun}")).at(place);
            self.problems.push(problem.help(choices.as_str()));
        }
        self.problems.extend(too_many(noun, table, variants));
        for entry in &mut table.entries {
            let path = join(path, &entry.key);
            match variants.iter().find(|key| key.name == entry.key) {
                Some(key) => self.value(&path, &mut entry.node, key),
                None => {
                    let near = nearest(&entry.key, variants.iter().map(|key| key.name));
                    let label = near.map_or_else(String::new, |name| format!("did you mean `{name}`?"));
                    let problem = Problem::new(format!("unknown {noun} `{}`", entry.key)).at(entry.key_place);
                    self.problems.push(problem.label(label).help(choices.as_str()));
                }
            }
        }
    }

    fn paths(&mut self, path: &str, node: &Node) {
        let Value::Table(table) = &node.value else {
            self.problems.push(not_a_table(path, node).label("a table of paths is expected"));
            return;
        };
        let entries = table.entries.iter().map(|entry| (entry.key.clone(), entry.key_place, entry.node.clone()));
        self.values.paths.insert(path.to_owned(), entries.collect());
    }
}

/// The problem with a value where a table belongs.
pub fn not_a_table(path: &str, node: &Node) -> Problem {
    Problem::new(format!("`{path}` is {}, not a table", node.value.describe())).at(node.place)
}

/// A problem for every variant after the first.
fn too_many(noun: &str, table: &Table, variants: &[Key]) -> Vec<Problem> {
    let known = |name: &str| variants.iter().any(|key| key.name == name);
    let mut entries: Vec<_> = table.entries.iter().filter(|entry| known(&entry.key)).collect();
    entries.sort_by_key(|entry| entry.key_place);
    let Some((first, others)) = entries.split_first() else {
        return Vec::new();
    };
    let problem = |other: &&Entry| {
        Problem::new(format!("more than one {noun}: `{}` and `{}`", first.key, other.key))
            .at(other.key_place)
            .label(format!("a second {noun}"))
            .help("keep one; compare them with a run each")
    };
    others.iter().map(problem).collect()
}
