//! The program's script: wasm-bindgen's, in a place where it can be called more than once.

use super::hashed_name;

/// What is around wasm-bindgen's script.
const SCRIPT: &str = include_str!("../../static/modules/program.js");

/// Where wasm-bindgen's script stands in it.
const PLACE: &str = "/* sidelight:glue */";

/// How wasm-bindgen (of the version that Cargo.lock names) gives out what it makes, and how ours does.
const START: (&str, &str) = ("export function start(", "function start(");

/// Between which lines its ways to fetch and to make an instance stand, of which ours is none; and what does instead.
const WAYS: (&str, &str) = ("async function __wbg_load(", "export { initSync, __wbg_init as default };");
const OURS: &str = "return { imports: __wbg_get_imports, begin: __wbg_finalize_init, start };";

/// The script with wasm-bindgen's in it, and its name; `None` if that is not as wasm-bindgen wrote it.
pub(super) fn script(glue: &str) -> Option<(String, String)> {
    if [START.0, WAYS.0, WAYS.1].iter().any(|theirs| glue.matches(theirs).count() != 1) {
        return None;
    }
    let (before, rest) = glue.split_once(WAYS.0)?;
    let (_, after) = rest.split_once(WAYS.1)?;
    let within = [&before.replace(START.0, START.1), OURS, after].concat();
    let script = SCRIPT.replace(PLACE, &within);
    Some((hashed_name("program", &script), script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_wasm_bindgens() {
        let glue = "let wasm;\nexport function start(root) {}\nasync function __wbg_load(module, imports) {}\nfunction initSync() {}\n\
                    export { initSync, __wbg_init as default };\n";
        let (name, script) = script(glue).expect("it is as wasm-bindgen writes it");
        assert!(script.contains(&format!("let wasm;\nfunction start(root) {{}}\n{OURS}\n")), "{script}");
        assert!(name.starts_with("program-") && name.ends_with(".js"), "{name}");
        assert!(!script.contains(PLACE));
        assert_eq!(self::script(&glue.replace("initSync, ", "")), None);
        assert_eq!(self::script(&[glue, glue].concat()), None);
    }
}
