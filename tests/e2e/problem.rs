//! What drivers say when a script could not be run.

use fantoccini::error::CmdError;

/// Fails the test for a script that could not be run.
pub(crate) fn refuse(script: &str, problem: &CmdError) -> ! {
    panic!("the browser could not run `{script}`: {problem}{}", crashed(problem))
}

/// Whether a script's page was left while it ran, as WebKit, Chromium and Firefox say it.
pub(crate) fn is_left(problem: &CmdError) -> bool {
    let problem = problem.to_string();
    ["before the unload event", "aborted by navigation", "Document was unloaded"]
        .iter()
        .any(|how| problem.contains(how))
}

/// What WebKit's driver means by an answer that it gives for every script during which the page's process ends,
/// whatever the script returns.
pub(crate) fn crashed(problem: &CmdError) -> &'static str {
    if problem.to_string().contains("Could not parse script result") { " (the page has crashed)" } else { "" }
}
