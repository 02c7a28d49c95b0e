//! The writer's desk: what the native command does for a folder, in a browser, while it is written.
//!
//! Three programs of one page. The compiler's, in a worker, has a folder in memory and says what is wrong with it, where
//! everything stands, and what its pages are; the application's shows that, and asks for it through `static/desk`, which
//! alone has the browser's storage, its editor and its service worker. The publisher's, in another worker, is fetched when
//! a site is to be made, since it weighs as much as both: it draws pictures.

#[cfg(target_arch = "wasm32")]
mod app;
mod compiler;
mod heard;
mod listing;
#[cfg(target_arch = "wasm32")]
mod maps;
mod publisher;
mod state;
mod step;
mod told;

#[cfg(target_arch = "wasm32")]
pub use app::start;
pub use compiler::Compiler;
pub use heard::{Heard, Saying, Stands};
pub use listing::{Part, title_of};
#[cfg(target_arch = "wasm32")]
pub use maps::{files, map};
pub use publisher::published;
pub use state::{Event, State};
pub use step::Step;
pub use told::{Level, Name, Open, Remark, Told};
