//! A TOML document as an owned tree in which every key and value knows its place.
//!
//! Overrides come from other sources (`--set` arguments, the samples of a study) and keep their own places, so that a
//! message about an overridden value points at the override.

use super::problem::{Place, Problem, ScenarioError};
use super::source::Source;
use std::sync::Arc;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and where it was written; `None` if it is a default.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub value: Value,
    pub place: Option<Place>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Text(String),
    Integer(i64),
    Float(f64),
    Boolean(bool),
    /// What no scenario needs, named for messages: dates, integers beyond 64 bits.
    Other(&'static str),
    Array(Vec<Node>),
    Table(Table),
}

/// The entries of a table, in the order of the keys.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    pub entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub key: String,
    pub key_place: Option<Place>,
    pub node: Node,
}

/// A tree and the texts that its places point into. The first source is the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub sources: Vec<Arc<Source>>,
    pub root: Node,
}

impl Document {
    /// Parses TOML.
    ///
    /// # Errors
    /// All errors of syntax, with their places.
    pub fn parse(source: Source) -> Result<Document, ScenarioError> {
        let source = Arc::new(source);
        match parse_table(0, &source.text) {
            Ok(root) => Ok(Document { sources: vec![source], root }),
            Err(problems) => Err(ScenarioError::new(vec![source], problems)),
        }
    }

    /// Adds a source and gives the index by which places name it.
    pub fn add_source(&mut self, source: Arc<Source>) -> usize {
        self.sources.push(source);
        self.sources.len() - 1
    }

    /// Puts `node` at `path`, which stands at `place`, making tables on the way.
    ///
    /// # Errors
    /// The part of the path that is a value and not a table.
    pub fn put(&mut self, path: &[String], place: Option<Place>, node: Node) -> Result<(), String> {
        let Some((last, way)) = path.split_last() else {
            return Err(String::new());
        };
        let mut current = &mut self.root;
        for (index, step) in way.iter().enumerate() {
            let Value::Table(table) = &mut current.value else {
                return Err(path[..index].join("."));
            };
            current = table.get_or_insert_table(step, place);
        }
        match &mut current.value {
            Value::Table(table) => {
                table.set(last, place, node);
                Ok(())
            }
            _ => Err(way.join(".")),
        }
    }
}

impl Table {
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries.iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }

    pub fn get_mut(&mut self, key: &str) -> Option<&mut Node> {
        self.entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.node)
    }

    pub fn set(&mut self, key: &str, key_place: Option<Place>, node: Node) {
        self.entries.retain(|entry| entry.key != key);
        let index = self.entries.partition_point(|entry| entry.key.as_str() < key);
        self.entries.insert(index, Entry { key: key.to_owned(), key_place, node });
    }

    fn get_or_insert_table(&mut self, key: &str, place: Option<Place>) -> &mut Node {
        let index = match self.entries.iter().position(|entry| entry.key == key) {
            Some(index) => index,
            None => {
                self.set(key, place, Node { value: Value::Table(Table::default()), place });
                self.entries.partition_point(|entry| entry.key.as_str() < key)
            }
        };
        &mut self.entries[index].node
    }
}

impl Value {
    /// What it is, for messages.
    pub fn describe(&self) -> &'static str {
        match self {
            Value::Text(_) => "a text",
            Value::Integer(_) => "an integer",
            Value::Float(_) => "a number",
            Value::Boolean(_) => "true or false",
            Value::Other(description) => description,
            Value::Array(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

/// Parses a TOML document whose places name the source `index`; gives all errors of syntax.
pub fn parse_table(index: usize, text: &str) -> Result<Node, Vec<Problem>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let place = Some(Place { source: index, start: 0, end: 0 });
        return Ok(Node { value: Value::Table(own_table(index, table.get_ref())), place });
    }
    let problem = |error: &toml::de::Error| {
        let place = error.span().map(|span| Place { source: index, start: span.start, end: span.end });
        let mut lines = error.message().lines();
        let first = format!("this is not TOML: {}", lines.next().unwrap_or("syntax error"));
        let problem = Problem::new(first).at(place);
        lines.fold(problem, Problem::help)
    };
    Err(errors.iter().map(problem).collect())
}

fn own_table(index: usize, table: &DeTable<'_>) -> Table {
    let place = |span: std::ops::Range<usize>| Some(Place { source: index, start: span.start, end: span.end });
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: key.get_ref().to_string(),
            key_place: place(key.span()),
            node: own_value(index, value),
        })
        .collect();
    entries.sort_by(|one, other| one.key.cmp(&other.key));
    Table { entries }
}

fn own_value(index: usize, value: &Spanned<DeValue<'_>>) -> Node {
    let span = value.span();
    let owned = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix())
            .map_or(Value::Other("an integer beyond 64 bits"), Value::Integer),
        DeValue::Float(number) => number.as_str().parse().map_or(Value::Other("an unreadable number"), Value::Float),
        DeValue::Boolean(boolean) => Value::Boolean(*boolean),
        DeValue::Datetime(_) => Value::Other("a date"),
        DeValue::Array(array) => Value::Array(array.iter().map(|item| own_value(index, item)).collect()),
        DeValue::Table(table) => Value::Table(own_table(index, table)),
    };
    Node { value: owned, place: Some(Place { source: index, start: span.start, end: span.end }) }
}
