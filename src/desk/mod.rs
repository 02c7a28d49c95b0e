//! The writer's desk: what the native command does for a folder, in a browser, while it is written.
//!
//! Two programs of one page. The compiler's, in a worker, has a folder in memory and says what is wrong with it, where
//! everything stands, and what its site is; the application's shows that, and asks for it through `static/desk`, which
//! alone has the browser's storage, its editor and its service worker.

#[cfg(target_arch = "wasm32")]
mod app;
mod compiler;
mod heard;
mod listing;
mod state;
mod step;
mod told;

#[cfg(target_arch = "wasm32")]
pub use app::start;
pub use compiler::Compiler;
pub use heard::{Heard, Saying, Stands};
pub use listing::{Part, title_of};
pub use state::{Event, State};
pub use step::Step;
pub use told::{Level, Name, Remark, Told};
