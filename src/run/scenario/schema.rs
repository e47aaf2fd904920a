//! The grammar as a JSON schema, for editors: completion, descriptions and first checks while typing.

use super::check_value::default_value;
use super::document::Value as TomlValue;
use super::grammar::{COMPARISON, SCENARIO, STUDY};
use super::key::{Choice, Key, Kind, Limits, Presence};
use crate::physics::parameter::Parameters;
use serde_json::{Map, Value, json};

/// Schema of scenarios.
pub fn scenario_schema() -> Value {
    document("dermasim scenario", SCENARIO)
}

/// Schema of studies.
pub fn study_schema() -> Value {
    document("dermasim study", STUDY)
}

/// Schema of comparisons.
pub fn comparison_schema() -> Value {
    document("dermasim comparison", COMPARISON)
}

fn document(title: &str, keys: &[Key]) -> Value {
    let Value::Object(table) = table(keys) else {
        return Value::Null;
    };
    let mut schema = Map::new();
    schema.insert("$schema".to_owned(), json!("https://json-schema.org/draft/2020-12/schema"));
    schema.insert("title".to_owned(), json!(title));
    schema.extend(table);
    Value::Object(schema)
}

fn table(keys: &[Key]) -> Value {
    let properties: Map<String, Value> = keys.iter().map(|key| (key.name.to_owned(), property(key))).collect();
    let required: Vec<&str> = keys
        .iter()
        .filter(|key| key.presence == Presence::Required || needs_a_table(key))
        .map(|key| key.name)
        .collect();
    let mut schema = json!({ "type": "object", "additionalProperties": false, "properties": properties });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// A section in which something is required cannot be left out.
fn needs_a_table(key: &Key) -> bool {
    match key.kind {
        Kind::Table(keys) => {
            key.presence == Presence::Section && keys.iter().any(|key| key.presence == Presence::Required)
        }
        _ => false,
    }
}

fn property(key: &Key) -> Value {
    let mut schema = kind(key.kind);
    schema["description"] = json!(key.doc);
    if let Presence::Default(text) = key.presence {
        schema["default"] = match default_value(key.kind, text) {
            TomlValue::Integer(integer) => json!(integer),
            TomlValue::Float(number) => json!(number),
            TomlValue::Boolean(boolean) => json!(boolean),
            _ => json!(text),
        };
    }
    schema
}

fn kind(kind: Kind) -> Value {
    match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Boolean => json!({ "type": "boolean" }),
        Kind::Integer { low, high } => {
            json!({ "type": "integer", "minimum": low, "maximum": high })
        }
        Kind::Number { low, high } => json!({ "type": "number", "minimum": low, "maximum": high }),
        Kind::Quantity(limits) => quantity(limits),
        Kind::Increasing(limits) => {
            json!({ "type": "array", "minItems": 1, "items": quantity(limits) })
        }
        Kind::Days => json!({
            "type": "array", "minItems": 1, "items": { "anyOf": [{ "type": "integer", "minimum": 0 }, { "type": "string" }] }
        }),
        Kind::Texts => json!({ "type": "array", "items": { "type": "string" } }),
        Kind::Choice(choices) => json!({ "enum": names(choices) }),
        Kind::Table(keys) => table(keys),
        Kind::OneOf { variants, .. } => {
            let mut schema = table(variants);
            schema["minProperties"] = json!(1);
            schema["maxProperties"] = json!(1);
            schema
        }
        Kind::Parameters => parameters(),
        Kind::Expectations => json!({ "type": "object", "additionalProperties": {
            "type": "object",
            "additionalProperties": false,
            "required": ["value", "within"],
            "properties": {
                "value": { "type": "number", "description": "In the unit of the outcome." },
                "within": { "type": "number", "minimum": 0, "description": "Relative tolerance, or in the unit of the outcome." },
                "absolute": { "type": "boolean", "default": false, "description": "`within` is in the unit of the outcome." }
            }
        }}),
        Kind::Overrides => json!({ "type": "object" }),
        Kind::Variations => {
            json!({ "type": "object", "minProperties": 1, "additionalProperties": { "anyOf": [
                { "type": "array", "minItems": 1 },
                {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["from", "to", "steps"],
                    "properties": {
                        "from": { "type": ["string", "number"] },
                        "to": { "type": ["string", "number"] },
                        "steps": { "type": "integer", "minimum": 2 }
                    }
                }
            ]}})
        }
    }
}

fn names(choices: &[Choice]) -> Vec<&'static str> {
    choices.iter().filter(|choice| choice.refused.is_none()).map(|choice| choice.name).collect()
}

fn quantity(limits: Limits) -> Value {
    json!({
        "type": "string",
        "pattern": r"^\s*[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?(\s*[^\s\d].*)?$",
        "examples": [limits.example],
        "$comment": format!("{}; any unit of the same dimension", limits.describe())
    })
}

fn parameters() -> Value {
    let row = |row: &'static crate::physics::parameter::Definition| {
        let default = if row.unit == "1" { json!(row.value) } else { json!(format!("{} {}", row.value, row.unit)) };
        let description =
            format!("{} ({} to {} {}; {})", row.meaning, row.low, row.high, row.unit, row.evidence.word());
        (row.name.to_owned(), json!({ "type": ["string", "number"], "description": description, "default": default }))
    };
    let properties: Map<String, Value> = Parameters::definitions().map(row).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties })
}
