//! The islands: each is made once, and what changes is changed.

use crate::claims;
use crate::drawings::Drawings;
use crate::page::{Page, add, add_words, make, set, window, words};
use crate::share;
use sidelight::islands::{Comparison, EmbedThis, Island, Readings, Shared, Standings, Toolbar};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlInputElement, HtmlSelectElement};

/// Draws an island in its host, in the place of what was published there.
pub(crate) fn draw(page: &Page, host: &Element, island: Island) {
    let drawn = match island {
        Island::Toolbar(data) => toolbar(page, host, data),
        Island::Comparison(data) => comparison(page, data),
        Island::Readings(data) => readings(page, host, data),
        Island::Standings(data) => standings(page, host, data),
        Island::EmbedThis(data) => embed_this(page, host, data),
    };
    host.replace_children_with_node_1(&drawn);
}

fn button(parent: &Element, label: &str) -> Element {
    add_words(parent, "button", &[("type", "button")], label)
}

/// A choice of one of these words, and what is done with the number of the one that is chosen.
fn choice<'a>(
    page: &Page,
    parent: &Element,
    label: &str,
    options: impl Iterator<Item = &'a String>,
    chosen: usize,
    choose: impl Fn(usize) + 'static,
) {
    let select = add(parent, "select", &[("aria-label", label)]);
    for (index, words) in options.enumerate() {
        let option = add_words(&select, "option", &[("value", &index.to_string())], words);
        if index == chosen {
            set(&option, "selected", "");
        }
    }
    page.on(&select, "change", move |event| choose(value(event)));
}

fn value(event: &Event) -> usize {
    let Some(target) = event.target() else { return 0 };
    let value = match target.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(target) => target.dyn_into::<HtmlSelectElement>().map(|select| select.value()).unwrap_or_default(),
    };
    value.parse().unwrap_or_default()
}

fn toolbar(page: &Page, host: &Element, data: Shared<Toolbar>) -> Element {
    let bar = make("p", &[]);
    if data.counts.len() > 1 {
        let count = add(&bar, "span", &[("aria-live", "polite")]);
        let all = button(&bar, "");
        page.on(&all, "click", {
            let (page, data) = (page.clone(), data.clone());
            move |_| {
                let open = page.opened() + 1 < data.counts.len();
                page.panels().for_each(|panel| panel.set_open(open));
            }
        });
        let show = {
            let (page, data) = (page.clone(), data.clone());
            move || {
                let opened = page.opened();
                let is_all = opened + 1 >= data.counts.len();
                count.set_text_content(data.counts.get(opened).map(String::as_str));
                all.set_text_content(Some(if is_all { &data.hide_all } else { &data.show_all }));
            }
        };
        show();
        page.on_toggle(show);
    }
    let (of_listener, host) = (page.clone(), host.clone());
    page.on(&button(&bar, &data.share), "click", move |_| share::page(&of_listener, &host));
    bar
}

fn comparison(page: &Page, data: Shared<Comparison>) -> Element {
    let island = make("div", &[]);
    add_words(&island, "p", &[("class", "comparison-title")], &data.title);
    let equation = add(&island, "p", &[("class", "equation")]);
    let first = add(&equation, "span", &[]);
    words(&equation, " ");
    let second = add(&equation, "span", &[]);
    let result = add(&second, "strong", &[]);
    let working = add(&island, "span", &[("aria-live", "polite")]);
    let last = data.labels.len() - 1;
    let pair = Rc::new(Cell::new((0, last)));
    let show: Rc<dyn Fn()> = Rc::new({
        let (data, pair) = (data.clone(), pair.clone());
        move || {
            let (first, second) = pair.get();
            let worth = &data.results[first * data.labels.len() + second];
            let [one, other] = [first, second].map(|index| &data.amounts[index]);
            result.set_text_content(Some(worth));
            working.set_text_content(Some(&[one, " ÷ ", other, " ", worth, ". ", &data.caveat].concat()));
        }
    });
    show();
    words(&first, "1 × ");
    words(&second, " × ");
    let sides: [(&Element, usize, fn(usize, (usize, usize)) -> (usize, usize)); 2] =
        [(&first, 0, |value, (_, second)| (value, second)), (&second, last, |value, (first, _)| (first, value))];
    for (index, (side, chosen, with)) in sides.into_iter().enumerate() {
        let (pair, show) = (pair.clone(), show.clone());
        choice(page, side, &data.sides[index], data.labels.iter(), chosen, move |value| {
            pair.set(with(value, pair.get()));
            show();
        });
    }
    island
}

fn readings(page: &Page, host: &Element, data: Shared<Readings>) -> Element {
    let island = make("div", &[]);
    let drawings = Rc::new(Drawings::new(host));
    let switch = (data.views.len() > 1)
        .then(|| add(&island, "div", &[("class", "switch"), ("role", "group"), ("aria-label", &data.switch)]));
    let tabs: Vec<Element> =
        switch.iter().flat_map(|switch| data.views.iter().map(|view| button(switch, &view.name))).collect();
    let place = add(&island, "div", &[]);
    let control = add(&island, "div", &[("class", "control")]);
    let slider = add(&control, "input", &[("type", "range"), ("min", "0"), ("aria-label", &data.control)]);
    let reading = add(&island, "p", &[("class", "reading")]);
    let value_words = add(&reading, "strong", &[]);
    words(&reading, " ");
    let [when, basis] = ["span", "small"].map(|name| add(&reading, name, &[]));
    let at = Rc::new(Cell::new(0));
    let show: Rc<dyn Fn(usize, usize)> = Rc::new({
        let (data, drawings, at, tabs, slider) =
            (data.clone(), drawings.clone(), at.clone(), tabs.clone(), slider.clone());
        let last = Cell::new(Some(place));
        move |index, mark| {
            at.set(index);
            let view = &data.views[index];
            let reading = &view.readings[mark];
            let drawing = drawings.show(&data, index, mark);
            if let Some(last) = last.take().filter(|last| *last != drawing) {
                // Cannot fail: the new one is no ancestor of it.
                let _ = last.replace_with_with_node_1(&drawing);
            }
            last.set(Some(drawing));
            set(&slider, "max", &(view.readings.len() - 1).to_string());
            set(&slider, "aria-valuetext", &[&reading.when, ": ", &reading.value].concat());
            if let Some(slider) = slider.dyn_ref::<HtmlInputElement>() {
                slider.set_value(&mark.to_string());
            }
            for (tab_index, tab) in tabs.iter().enumerate() {
                set(tab, "aria-pressed", if tab_index == index { "true" } else { "false" });
            }
            for (element, words) in [(&value_words, &reading.value), (&when, &reading.when), (&basis, &reading.basis)] {
                element.set_text_content(Some(words));
            }
        }
    });
    show(0, data.views[0].first);
    for (index, tab) in tabs.iter().enumerate() {
        let (show, first) = (show.clone(), data.views[index].first);
        page.on(tab, "click", move |_| show(index, first));
    }
    page.on(&slider, "input", {
        let show = show.clone();
        move |event| show(at.get(), value(event))
    });
    drawings.listen(page, show);
    island
}

fn standings(page: &Page, host: &Element, data: Shared<Standings>) -> Element {
    let island = make("div", &[]);
    let group = add(&island, "div", &[("role", "group"), ("aria-label", &data.label)]);
    let all = button(&group, &data.all);
    let mut buttons = vec![(None, all)];
    for count in &data.counts {
        let choice = button(&group, "");
        set(&choice, "data-standing", &count.name);
        add_words(&choice, "span", &[("aria-hidden", "true")], &count.shape);
        words(&choice, &count.words);
        buttons.push((Some(count.name.clone()), choice));
    }
    let search = add(&island, "div", &[("class", "control search")]);
    let field = add(&add_words(&search, "label", &[], &data.search), "input", &[("type", "search")]);
    let shown = add(&search, "span", &[("aria-live", "polite")]);
    let buttons = Rc::new(buttons);
    for (index, (_, button)) in buttons.iter().enumerate() {
        set(button, "class", "choice");
        set(button, "aria-pressed", if index == 0 { "true" } else { "false" });
    }
    let field: HtmlInputElement = field.unchecked_into();
    let chosen = Rc::new(Cell::new(0));
    let show: Rc<dyn Fn()> = Rc::new({
        let (buttons, chosen, field, host) = (buttons.clone(), chosen.clone(), field.clone(), host.clone());
        move || {
            let number = claims::show(&host, buttons[chosen.get()].0.as_deref(), &field.value());
            shown.set_text_content(data.shown.get(number).map(String::as_str));
        }
    });
    let choose: Rc<dyn Fn(usize)> = Rc::new({
        let (buttons, show) = (buttons.clone(), show.clone());
        move |index| {
            chosen.set(index);
            for (other, (_, button)) in buttons.iter().enumerate() {
                set(button, "aria-pressed", if other == index { "true" } else { "false" });
            }
            show();
        }
    });
    for (index, (_, button)) in buttons.iter().enumerate() {
        let choose = choose.clone();
        page.on(button, "click", move |_| choose(index));
    }
    page.on(&field.clone(), "input", move |_| show());
    page.on(&window(), "hashchange", move |_| {
        if window().location().hash().is_ok_and(|hash| hash.starts_with("#claim-")) {
            field.set_value("");
            choose(0);
        }
    });
    island
}

fn embed_this(page: &Page, host: &Element, data: Shared<EmbedThis>) -> Element {
    let island = make("div", &[]);
    let choices = [make("span", &[]), make("span", &[])];
    let taken = button(&island, &data.copy);
    let shown = add(&island, "pre", &[("tabindex", "0"), ("role", "region"), ("aria-label", &data.lines)]);
    let code = add(&shown, "code", &[]);
    let chosen = Rc::new(Cell::new((0, 0)));
    let lines = {
        let (data, chosen) = (data.clone(), chosen.clone());
        move || {
            let (part, way) = chosen.get();
            data.parts[part].1[way].join(&share::folder())
        }
    };
    let show: Rc<dyn Fn()> = Rc::new({
        let lines = lines.clone();
        move || code.set_text_content(Some(&lines()))
    });
    show();
    let choose = |with: fn(usize, (usize, usize)) -> (usize, usize)| {
        let (chosen, show) = (chosen.clone(), show.clone());
        move |value| {
            chosen.set(with(value, chosen.get()));
            show();
        }
    };
    let [parts, ways] = &choices;
    choice(
        page,
        parts,
        &data.part,
        data.parts.iter().map(|(label, _)| label),
        0,
        choose(|value, (_, way)| (value, way)),
    );
    choice(page, ways, &data.way, data.ways.iter(), 0, choose(|value, (part, _)| (part, value)));
    for select in choices.iter().filter_map(Element::first_element_child) {
        // Cannot fail: both are new.
        let _ = taken.before_with_node_1(&select);
    }
    let (of_listener, host) = (page.clone(), host.clone());
    page.on(&taken, "click", move |_| share::text(&of_listener, &host, lines()));
    island
}
