//! The built page in three engines, served over HTTP: what a reader can do before, without and after the program,
//! and what the page does when something of it is missing or wrong.
//!
//! `make build` first; the folder is `dist/`, or the one named in `SIDELIGHT_DIST`. WebKitGTK needs a display:
//! `SIDELIGHT_NPM=<the folder with node_modules> xvfb-run -a cargo test --test e2e`, which is what `make test` does.

mod accessibility;
mod charts;
mod citations;
mod clean;
#[path = "../common/mod.rs"]
mod common;
mod crash;
mod depths;
mod desk;
mod desk_forms;
mod desk_keyboard;
mod desk_narrow;
mod desk_words;
mod disk;
mod elements;
mod engine;
mod faults;
mod frame;
mod guard;
mod hand;
mod host;
mod hostile;
mod interruptions;
mod islands;
mod journey;
mod keeping;
mod keyboard;
mod layout;
mod links;
mod names;
mod page;
mod panels;
mod policy;
mod problem;
mod server;
mod serving;
mod share;
mod site;
mod strangers;
mod styles;
mod targets;
mod waking;
mod wide;
mod wire;
#[path = "../common/zip.rs"]
mod zip;
