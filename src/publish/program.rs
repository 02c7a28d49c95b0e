//! The program's script: wasm-bindgen's, in a place where it can be called more than once.

use super::hashed_name;

/// What is around wasm-bindgen's script.
const SCRIPT: &str = include_str!("../../static/modules/program.js");

/// Where wasm-bindgen's script stands in it.
const PLACE: &str = "/* sidelight:glue */";

/// How wasm-bindgen (of the version that Cargo.lock names) gives out what it makes, and how ours does.
const EXPORTS: [(&str, &str); 2] = [
    ("export function start(", "function start("),
    ("export { initSync, __wbg_init as default };", "return { init: __wbg_init, start };"),
];

/// The script with wasm-bindgen's in it, and its name; `None` if that is not as wasm-bindgen wrote it.
pub(super) fn script(glue: &str) -> Option<(String, String)> {
    let within = EXPORTS.iter().try_fold(glue.to_owned(), |glue, (theirs, ours)| {
        (glue.matches(theirs).count() == 1).then(|| glue.replace(theirs, ours))
    })?;
    let script = SCRIPT.replace(PLACE, &within);
    Some((hashed_name("program", &script), script))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_wasm_bindgens() {
        let glue = "let wasm;\nexport function start(root) {}\nexport { initSync, __wbg_init as default };\n";
        let (name, script) = script(glue).expect("it is as wasm-bindgen writes it");
        assert!(script.contains("let wasm;\nfunction start(root) {}\nreturn { init: __wbg_init, start };\n"));
        assert!(name.starts_with("program-") && name.ends_with(".js"), "{name}");
        assert!(!script.contains(PLACE));
        assert_eq!(self::script(&glue.replace("initSync, ", "")), None);
        assert_eq!(self::script(&[glue, glue].concat()), None);
    }
}
