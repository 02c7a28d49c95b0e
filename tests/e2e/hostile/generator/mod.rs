//! Hostile markup, made of parts by chance: the same seed makes the same markup. `{N}` in it becomes the number of its
//! document, `{P}`, `{H}` and `{S}` the origins of the publisher, the host and a stranger, each of which notes what it
//! is asked for.

mod attributes;
mod clobbering;
mod gadgets;
mod names;
mod nesting;
mod payloads;
mod schemes;
mod spelling;
mod values;

use attributes::attributes;
use clobbering::{clobbering, pairs};
use gadgets::{GADGETS, gadgeted, gadgets};
use nesting::nesting;
use payloads::PAYLOADS;
use schemes::schemes;
use values::values;

/// A source of chance ([SplitMix64](https://prng.di.unimi.it/splitmix64.c)).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below this one, which is not 0.
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(limit).expect("64 bits")).expect("it is below")
    }

    /// True once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these.
    pub(crate) fn of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }

    fn string<'a>(&mut self, all: &'a [String]) -> &'a str {
        &all[self.below(all.len())]
    }
}

/// What the engine at hand can be asked for by name.
pub(crate) struct Names {
    /// Properties of a document.
    pub(crate) document: Vec<String>,
    /// Properties of a form.
    pub(crate) form: Vec<String>,
    /// Properties of a node.
    pub(crate) node: Vec<String>,
    /// Attributes that hold script.
    pub(crate) handlers: Vec<String>,
    /// Of all these, those whose names stand in the embed's scripts.
    pub(crate) read: Vec<String>,
}

/// One piece of hostile markup.
pub(crate) struct Vector {
    /// How it was made.
    pub(crate) family: &'static str,
    /// What it is.
    pub(crate) html: String,
}

/// How a family makes one.
type Make = fn(&mut Random, &Names) -> String;

/// So many of each family that is made by chance, and all that are made by rule.
pub(crate) fn vectors(random: &mut Random, names: &Names, count: usize) -> Vec<Vector> {
    let families: [(&str, Make); 6] = [
        ("attributes", |random, names| attributes(random, names)),
        ("schemes", |random, _| schemes(random)),
        ("nesting", |random, names| nesting(random, names)),
        ("names", clobbering),
        ("gadgets", |random, _| gadgets(random)),
        ("values", |random, names| values(random, names)),
    ];
    let mut all: Vec<_> =
        PAYLOADS.iter().map(|payload| Vector { family: "payloads", html: (*payload).to_owned() }).collect();
    all.extend(GADGETS.iter().map(|gadget| Vector { family: "gadgets", html: gadgeted(random, &[*gadget]) }));
    all.extend(names.handlers.iter().map(|name| Vector {
        family: "handlers",
        html: format!("<{} {name}=__ran({{N}})>x", random.of(&["p", "svg", "a", "details open", "article", "td"])),
    }));
    all.extend(pairs(names));
    for _ in 0..count {
        all.extend(families.iter().map(|(family, make)| Vector { family, html: make(random, names) }));
    }
    all
}
