//! The writer's desk: what the native command does, in a browser.

#[cfg(target_arch = "wasm32")]
mod exports {
    use sidelight::{authoring, publish};
    use wasm_bindgen::prelude::*;
    use web_sys::js_sys::{Map, Uint8Array};

    /// Makes the site of a writer's folder.
    ///
    /// `slug` is the folder's name, `folder` has its files and `shell` those that `trunk build` made, as `Uint8Array`s by
    /// their paths. Resolves with the site's files in the same manner. Rejects with an `Error` whose message is every
    /// mistake in the folder, or why the shell cannot be completed.
    #[wasm_bindgen]
    #[expect(unreachable_pub, reason = "wasm-bindgen exports public functions, wherever they stand")]
    pub async fn publish(slug: String, folder: Map, shell: Map) -> Result<Map, JsError> {
        let folder = authoring::Files {
            path: slug.clone().into(),
            name: slug,
            files: files(&folder).map(|(path, bytes)| (path, Some(bytes))).collect(),
        };
        let explainer =
            authoring::compile_files(&folder).map_err(|diagnostics| JsError::new(&diagnostics.to_string()))?;
        if explainer.draft {
            return Err(JsError::new("this is a draft, which is not published: delete draft from explainer.toml"));
        }
        let published = publish::publish(explainer, &files(&shell).collect()).await?;
        let site = Map::new();
        for (name, bytes) in published.files {
            site.set(&name.into(), &Uint8Array::from(bytes.as_slice()));
        }
        Ok(site)
    }

    fn files(map: &Map) -> impl Iterator<Item = (String, Vec<u8>)> {
        let entries = map.entries().into_iter().filter_map(Result::ok).collect::<Vec<_>>();
        entries.into_iter().filter_map(|entry| {
            let entry: web_sys::js_sys::Array = entry.into();
            Some((entry.get(0).as_string()?, Uint8Array::new(&entry.get(1)).to_vec()))
        })
    }
}

fn main() {}
