//! A JSON Schema for each file of TOML, so that editors know its keys while they are written. Which keys there are, what
//! they hold and whether they may be left out is what the readers of the files were seen to ask for: nothing is declared
//! a second time.

use super::{Diagnostics, Files, SITE, explainer, site};
use crate::reading::{Form, NotedKey, Report, make_copies_here};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What is said of a key, by the file's schema, what leads to its table (`original`, `glance[]`), and the key.
pub type About<'a> = &'a dyn Fn(&str, &str, &str) -> Option<String>;

/// The keys of a table by their names.
type Keys = BTreeMap<&'static str, NotedKey>;

/// The tables of a file by what leads to them.
type Tables = BTreeMap<String, Keys>;

/// The schemas by the names of their files, made of reading a folder in which every kind of file, table and figure is.
pub fn schemas(files: &Files, about: About<'_>) -> Result<BTreeMap<String, Value>, Diagnostics> {
    make_copies_here();
    let report = Report::noting_keys();
    let _ = explainer(files, &report);
    // It stands beside the folder; its keys are told where its example stands in it.
    if files.files.contains_key(SITE) {
        let _ = site::read(files, &report);
    }
    let keys = report.take_noted().keys.unwrap_or_default();
    if let Some(diagnostics) = report.into_diagnostics() {
        return Err(diagnostics);
    }
    let mut tables: BTreeMap<String, Tables> = BTreeMap::new();
    for ((file, path), keys) in keys {
        let relative = file.strip_prefix(&files.path).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        tables.entry(relative).or_default().insert(path, keys);
    }
    let mut figures = Vec::new();
    let mut schemas = BTreeMap::new();
    for (relative, tables) in tables {
        match relative.rsplit_once('/') {
            None => {
                let name = relative.trim_end_matches(".toml");
                schemas.insert(format!("{name}.json"), whole(name, table(name, &tables, "", about)));
            }
            Some(("figures", _)) => figures.extend(kind(files, &relative).map(|kind| (kind, tables))),
            // The front matter of a panel is no file of TOML.
            Some(_) => {}
        }
    }
    figures.sort_by_key(|(kind, _)| order(kind));
    schemas.insert("figure.json".to_owned(), whole("figure", figure(&figures, about)));
    Ok(schemas)
}

fn whole(name: &str, mut schema: Value) -> Value {
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(format!("Sidelight: {name}"));
    schema
}

/// The kind of a figure, as its file has it.
fn kind(files: &Files, relative: &str) -> Option<String> {
    let text = std::str::from_utf8(files.files.get(relative)?.as_ref()?).ok()?;
    let table: toml::Table = text.parse().ok()?;
    Some(table.get("kind")?.as_str()?.to_owned())
}

fn order(kind: &str) -> Option<usize> {
    crate::figures::KINDS.iter().position(|(known, _)| *known == kind)
}

/// A table with its keys, and those of the tables in it.
fn table(file: &str, tables: &Tables, path: &str, about: About<'_>) -> Value {
    let none = Keys::new();
    let keys = tables.get(path).unwrap_or(&none);
    let required: Vec<&str> = keys.iter().filter(|(_, key)| key.is_required).map(|(name, _)| *name).collect();
    let property = |(name, key): (&&'static str, &NotedKey)| {
        let inner = |one_of: &str| table(file, tables, &[path, name, one_of].concat(), about);
        let mut value = match &key.form {
            Form::Table => inner(""),
            Form::Tables => json!({ "type": "array", "items": inner("[]") }),
            form => value(name, form),
        };
        if let Some(about) = about(file, path, name) {
            value["description"] = json!(about);
        }
        // An object of JSON has no order; forms go by this.
        value["propertyOrder"] = json!(key.order);
        ((*name).to_owned(), value)
    };
    let properties: Map<String, Value> = keys.iter().map(property).collect();
    let mut schema = json!({ "type": "object", "properties": properties, "additionalProperties": false });
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    schema
}

/// What a key may hold.
fn value(name: &str, form: &Form) -> Value {
    const ID: &str = "^[a-z][a-z0-9-]*$";
    match form {
        Form::Text => match name {
            "id" => json!({ "type": "string", "pattern": ID }),
            "url" | "archived" => json!({ "type": "string", "pattern": "^https?://" }),
            _ => json!({ "type": "string", "minLength": 1 }),
        },
        Form::Date => json!({ "type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" }),
        Form::Whole => json!({ "type": "integer", "minimum": 0 }),
        Form::Number => json!({ "type": "number" }),
        Form::Degrees => json!({ "type": "number", "minimum": -180, "maximum": 180 }),
        Form::Choice(words) => json!({ "type": "string", "enum": words }),
        Form::Texts => json!({ "type": "array", "items": { "type": "string", "minLength": 1 } }),
        Form::Sources => json!({ "type": "array", "minItems": 1, "items": { "type": "string", "pattern": ID } }),
        Form::Flag => json!({ "type": "boolean" }),
        Form::Table | Form::Tables => json!({}),
    }
}

/// Figures of every kind: each has keys of its own beside those of all.
fn figure(figures: &[(String, Tables)], about: About<'_>) -> Value {
    let mut properties = Map::new();
    let mut kinds = Vec::new();
    let mut needed: Option<BTreeSet<&str>> = None;
    let required = |tables: &Tables| -> BTreeSet<&'static str> {
        let keys = tables.get("").into_iter().flatten();
        keys.filter(|(_, key)| key.is_required).map(|(name, _)| *name).collect()
    };
    for (kind, tables) in figures {
        let one = table("figure", tables, "", about);
        if let Some(own) = one["properties"].as_object() {
            let names: Vec<&String> = own.keys().collect();
            kinds.push(json!({
                "if": { "properties": { "kind": { "const": kind } }, "required": ["kind"] },
                "then": { "propertyNames": { "enum": names }, "required": required(tables) },
            }));
            properties.extend(own.iter().map(|(name, value)| (name.clone(), value.clone())));
        }
        needed = Some(match needed {
            Some(before) => before.intersection(&required(tables)).copied().collect(),
            None => required(tables),
        });
    }
    json!({
        "type": "object",
        "properties": properties,
        "required": needed.unwrap_or_default(),
        "additionalProperties": false,
        "allOf": kinds,
    })
}
