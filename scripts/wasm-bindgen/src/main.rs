//! wasm-bindgen's own command line.

fn main() {
    if let Err(problem) = wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os()) {
        eprintln!("error: {problem:?}");
        std::process::exit(1);
    }
}
