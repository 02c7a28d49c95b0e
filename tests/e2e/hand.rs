//! What a hand does: keys, a mouse, a finger.

use crate::page::Page;
use fantoccini::actions::{Actions, InputSource, KeyAction, KeyActions, MouseActions, PointerAction, TouchActions};
use fantoccini::key::Key;

impl Page {
    /// Presses and lets go a key, wherever the focus is.
    pub(crate) async fn press(&self, key: Key) {
        self.press_often(key, 1).await;
    }

    /// Presses a key this many times.
    pub(crate) async fn press_often(&self, key: Key, times: usize) {
        self.press_each(std::iter::repeat_n(char::from(key), times)).await;
    }

    /// Presses these keys one after the other.
    pub(crate) async fn press_each(&self, keys: impl Iterator<Item = char>) {
        self.move_keys(keys.flat_map(|key| [(true, key), (false, key)])).await;
    }

    /// Presses and lets go a key while another is held.
    pub(crate) async fn press_with(&self, held: Key, key: impl Into<char>) {
        let (held, key) = (char::from(held), key.into());
        self.move_keys([(true, held), (true, key), (false, key), (false, held)]).await;
    }

    async fn move_keys(&self, keys: impl IntoIterator<Item = (bool, char)>) {
        let keys = keys.into_iter().fold(KeyActions::new("keyboard".into()), |keys, (is_down, value)| {
            keys.then(if is_down { KeyAction::Down { value } } else { KeyAction::Up { value } })
        });
        if let Err(problem) = self.client.perform_actions(keys).await {
            panic!("keys can't be pressed: {problem}");
        }
    }

    /// Moves the mouse to a place in the window, without a click.
    pub(crate) async fn point_at(&self, (x, y): (f64, f64)) {
        let there = PointerAction::MoveTo { duration: None, x, y };
        let mouse = MouseActions::new("mouse".into()).then(there);
        if let Err(problem) = self.client.perform_actions(mouse).await {
            panic!("the mouse can't be moved to {x}, {y}: {problem}");
        }
    }

    /// Touches a place in the window.
    pub(crate) async fn touch(&self, (x, y): (f64, f64)) {
        let finger = TouchActions::new("finger".into())
            .then(PointerAction::MoveTo { duration: None, x, y })
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        if let Err(problem) = self.client.perform_actions(Actions::from(finger)).await {
            panic!("{x}, {y} can't be touched: {problem}");
        }
    }
}
