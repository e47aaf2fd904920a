//! The committed JSON schemas are those of the grammar.

use dermasim::run::scenario::{comparison_schema, scenario_schema, study_schema};
use serde_json::Value;

fn current(path: &str, schema: &Value) {
    let text = serde_json::to_string_pretty(schema).unwrap() + "\n";
    if std::env::var_os("DERMASIM_WRITE_SCHEMAS").is_some() {
        std::fs::write(path, &text).unwrap();
    }
    let committed = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        committed == text,
        "{path} is out of date: run `DERMASIM_WRITE_SCHEMAS=1 cargo test --test scenario_schema`"
    );
}

#[test]
fn committed_schemas_are_current() {
    current("scenarios/scenario.schema.json", &scenario_schema());
    current("scenarios/study.schema.json", &study_schema());
    current("scenarios/comparison.schema.json", &comparison_schema());
}

#[test]
fn the_schema_knows_keys_defaults_and_choices() {
    let schema = scenario_schema();
    let skin = &schema["properties"]["skin"];
    assert_eq!(skin["required"], serde_json::json!(["site"]));
    assert_eq!(skin["properties"]["age"]["default"], "30 a");
    assert_eq!(skin["properties"]["species"]["enum"], serde_json::json!(["human", "pig", "rat"]));
    assert_eq!(schema["required"], serde_json::json!(["skin"]));
    assert_eq!(schema["properties"]["device"]["maxProperties"], 1);
}
