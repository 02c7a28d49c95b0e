//! What is made of an explainer for those who read it elsewhere: each figure as a picture, the pages as text, the feed and
//! the letter, which have the pictures that there are.

use super::{Edition, Files, feed, mail, markdown, picture};

/// Adds all of it to the files, and what is left out with the reason.
pub(super) fn add(
    edition: &Edition,
    files: &mut Files,
    left_out: &mut Vec<(String, String)>,
) -> Result<(), feed::FeedError> {
    files.extend(markdown::markdown(edition).into_iter().map(|(name, text)| (name, text.into_bytes())));
    let (pictures, without) = picture::pictures(edition);
    files.extend(pictures);
    left_out.extend(without);
    let all_of_it = feed::with_pictures(edition, |name| files.contains_key(name))?;
    files.insert(feed::NAME.to_owned(), all_of_it);
    match mail::mail(edition, files) {
        Ok(letter) => files.extend(letter),
        // Of a site that has no address it is said once.
        Err(_) if edition.explainer.url.is_none() && edition.explainer.home.is_some() => {}
        Err(without) => left_out.extend(without),
    }
    Ok(())
}
