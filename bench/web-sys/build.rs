//! The stack of the page's program: as small as ours.

fn main() {
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32") {
        println!("cargo::rustc-link-arg-bin=bench-app=-zstack-size=131072");
    }
    println!("cargo::rerun-if-changed=build.rs");
}
