//! The page.

use super::{Edition, Scripts, Shell, ShellError, head::head, linked_data::linked_data, shell::Filling};

/// The page of an edition.
pub fn page(shell: &Shell<'_>, edition: &Edition, scripts: &Scripts) -> Result<String, ShellError> {
    let filling = Filling {
        title: &head(&edition.explainer),
        markup: &edition.page,
        // At the end, so that it keeps no reader waiting.
        end_of_body: &format!(
            "<script type=\"application/ld+json\">{}</script>",
            linked_data(&edition.explainer, &edition.language)
        ),
        ..Filling::default()
    };
    shell.fill(edition, scripts, &filling)
}
