// The drawings of a record in its views, as src/browser/drawings.rs makes and keeps them: the first is a copy of what was
// published, each other is drawn when it is first wanted, and what is chosen is marked on the drawing that stands.

const element = (name, attributes) => {
  const made = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};

/** The drawings of the island at this host. To be called before the host is emptied. */
export function drawings(host, views) {
  const published = host.querySelector("svg")?.cloneNode(true);
  const drawn = [];
  let shown = 0;
  return {
    /** The drawing of a view, with this mark chosen. */
    show(view, mark) {
      shown = view;
      drawn[view] ??= withStrips((view === 0 && published) || draw(views[view].plot), views[view].plot);
      drawn[view].querySelector("[data-chosen]")?.removeAttribute("data-chosen");
      drawn[view].getElementsByClassName("mark")[mark]?.setAttribute("data-chosen", "");
      return drawn[view];
    },
    /** Tells of each mark whose strip a pointer comes upon or presses. */
    listen(choose) {
      for (const event of ["pointerover", "pointerdown"]) {
        host.addEventListener(event, ({ target }) => {
          const mark = target.getAttribute("data-mark");
          if (mark) choose([shown, Number(mark)]);
        });
      }
    },
  };
}

function withStrips(drawing, { hit_areas }) {
  const group = drawing.firstElementChild;
  hit_areas.forEach(([x, width], index) => {
    group.append(element("rect", { class: "hit-area", x, width, y: "0", height: "100%", "data-mark": index }));
  });
  return drawing;
}

function draw({ height, alternative, guides, marks }) {
  const svg = element("svg", { class: "chart", width: "100%", height, role: "img", "aria-label": alternative });
  const group = element("g", { "aria-hidden": "true" });
  svg.append(group);
  for (const { Line, Text } of guides) {
    if (Line) {
      const [kind, [x1, y1, x2, y2]] = Line;
      group.append(element("line", { "data-kind": kind, x1, y1, x2, y2 }));
    } else {
      const [kind, [x, y], dx, anchor, words] = Text;
      const text = element("text", { "data-kind": kind, x, y, dx, "text-anchor": anchor });
      text.textContent = words;
      group.append(text);
    }
  }
  for (const { kind, span, dot } of marks) {
    const [x, y, width, height] = span;
    const mark = element("g", { class: "mark", "data-kind": kind });
    mark.append(element("rect", { x, y, width, height }));
    if (dot) mark.append(element("circle", { cx: dot[0], cy: dot[1], r: "4" }));
    group.append(mark);
  }
  return svg;
}
