// The block in the editor. What it asks, the editor's browser asks of an allowed publisher, without credentials; what it
// shows is a frame in a sandbox, so that no script of a publisher runs in the administration.
(() => {
  const { wp, sidelightPublishers } = window;
  const { createElement: el, useEffect, useState } = wp.element;
  const { BlockControls, InspectorControls, useBlockProps } = wp.blockEditor;
  const { Button, Notice, PanelBody, Placeholder, SelectControl, Spinner, TextControl, ToggleControl } = wp.components;
  const { ToolbarButton, ToolbarGroup } = wp.components;
  const { __ } = wp.i18n;

  // As the browser reads it: "…/explainers/../" is not in "…/explainers/".
  function isAllowed(address) {
    try {
      const { href } = new URL(address);
      return sidelightPublishers.some((folder) => href.startsWith(folder));
    } catch {
      return false;
    }
  }

  // What is shown to people: everything that is thrown here is.
  const problems = {
    address: __("This is not an address. It begins with https://.", "sidelight"),
    allowed: __(
      "This site has not allowed this publisher, so readers get a link. An administrator can allow it: Settings, Sidelight.",
      "sidelight",
    ),
    answer: __("There is no answer from this address.", "sidelight"),
    explainer: __("There is no explainer at this address. Try the address of its .json.", "sidelight"),
  };

  async function ask(address, form) {
    if (!isAllowed(address)) throw problems.allowed;
    const answer = await fetch(address, { credentials: "omit" }).catch(() => null);
    if (!answer) throw problems.answer;
    if (!answer.ok) throw problems.explainer;
    return answer[form]().catch(() => {
      throw problems.explainer;
    });
  }

  // What of the explainer whose .json is at `src` a post shows.
  async function read(src) {
    const { headline, panels, url } = await ask(src.replace(/\.json$/, "-document.json"), "json");
    if (typeof headline !== "string" || !Array.isArray(panels)) throw problems.explainer;
    const page = url ?? new URL("./", src).href;
    if (!/^https?:/.test(page)) throw problems.explainer;
    return { headline, panels, page };
  }

  // Which explainer, or which panel of it, is at an address that somebody has pasted: of its page, of a panel's page, of
  // a panel on its page, of its .json.
  async function find(pasted) {
    let address;
    try {
      address = new URL(pasted.trim());
    } catch {
      throw problems.address;
    }
    let place = address.hash.slice(1);
    address.hash = "";
    let src = address.href;
    if (!address.pathname.endsWith(".json")) {
      const page = new DOMParser().parseFromString(await ask(src, "text"), "text/html");
      const link = page.querySelector('link[type="application/json+oembed"]')?.getAttribute("href");
      if (!link) throw problems.explainer;
      const { sidelight } = await ask(new URL(link, src).href, "json");
      if (typeof sidelight?.src !== "string") throw problems.explainer;
      src = sidelight.src;
      place ||= sidelight.panel ?? "";
    }
    const explainer = await read(src);
    return { src, ...chosen(explainer, explainer.panels.some(({ id }) => id === place) ? place : "") };
  }

  // What a post says of it where it is not shown: a link.
  function chosen({ headline, panels, page }, id) {
    const panel = panels.find((panel) => panel.id === id);
    if (!panel) return { panel: "", page, title: headline };
    return { panel: id, page: `${page}#${id}`, title: `${panel.title} – ${headline}` };
  }

  function Address({ setAttributes }) {
    const [address, setAddress] = useState("");
    const [said, setSaid] = useState("");
    const [isAsking, setAsking] = useState(false);
    const submit = (event) => {
      event.preventDefault();
      setAsking(true);
      find(address).then(setAttributes, (problem) => {
        setSaid(String(problem));
        setAsking(false);
      });
    };
    return el(
      Placeholder,
      { icon: "book-alt", label: __("Sidelight explainer", "sidelight") },
      el(
        "form",
        {
          onSubmit: submit,
          style: { display: "flex", flexWrap: "wrap", gap: "0.5rem", alignItems: "end", width: "100%" },
        },
        el(
          "div",
          { style: { flex: "1 1 15rem" } },
          el(TextControl, {
            label: __("Address of an explainer, or of a panel", "sidelight"),
            placeholder: "https://",
            value: address,
            onChange: setAddress,
            __nextHasNoMarginBottom: true,
          }),
        ),
        el(Button, { variant: "primary", type: "submit", disabled: isAsking }, __("Embed", "sidelight")),
        isAsking && el(Spinner),
        said && el("p", { role: "alert", style: { flexBasis: "100%", margin: 0 } }, said),
      ),
    );
  }

  function Preview({ attributes: { src, panel, theme, title }, isSelected }) {
    const frame = new URL("embed.html", src);
    frame.searchParams.set("theme", theme);
    if (panel) frame.searchParams.set("panel", panel);
    return el(
      "div",
      { style: { position: "relative" } },
      el("iframe", {
        src: frame.href,
        title,
        sandbox: "allow-scripts",
        loading: "lazy",
        style: { display: "block", width: "100%", height: "30rem", border: 0 },
      }),
      // A click on a frame is the frame's: the first one is to choose the block.
      !isSelected && el("div", { style: { position: "absolute", inset: 0 } }),
    );
  }

  function edit({ attributes, setAttributes, isSelected }) {
    const { src, panel, theme, exclusive, page, title } = attributes;
    const [explainer, setExplainer] = useState(null);
    const [said, setSaid] = useState("");
    useEffect(() => {
      let isCurrent = true;
      setExplainer(null);
      setSaid("");
      if (src) {
        read(src).then(
          (explainer) => isCurrent && setExplainer(explainer),
          (problem) => isCurrent && setSaid(String(problem)),
        );
      }
      return () => {
        isCurrent = false;
      };
    }, [src]);
    if (!src) return el("div", useBlockProps(), el(Address, { setAttributes }));

    // One that is not there (any more) stays chosen until another is.
    const panels = explainer?.panels ?? [];
    const options = [
      { value: "", label: __("The whole explainer", "sidelight") },
      ...panels.map(({ id, title }) => ({ value: id, label: title })),
      ...(panel && !panels.some(({ id }) => id === panel) ? [{ value: panel, label: panel }] : []),
    ];
    return el(
      "div",
      useBlockProps(),
      el(
        BlockControls,
        null,
        el(
          ToolbarGroup,
          null,
          el(ToolbarButton, { onClick: () => setAttributes({ src: "", panel: "" }) }, __("Replace", "sidelight")),
        ),
      ),
      el(
        InspectorControls,
        null,
        el(
          PanelBody,
          { title: __("Explainer", "sidelight") },
          el(SelectControl, {
            label: __("Panel", "sidelight"),
            value: panel,
            options,
            disabled: !explainer,
            onChange: (id) => setAttributes(chosen(explainer, id)),
          }),
          el(SelectControl, {
            label: __("Colours", "sidelight"),
            value: theme,
            options: [
              { value: "auto", label: __("As the page has them", "sidelight") },
              { value: "light", label: __("Light", "sidelight") },
              { value: "dark", label: __("Dark", "sidelight") },
            ],
            onChange: (theme) => setAttributes({ theme }),
          }),
          !panel &&
            el(ToggleControl, {
              label: __("Opening a panel closes the one that was open", "sidelight"),
              checked: exclusive,
              onChange: (exclusive) => setAttributes({ exclusive }),
            }),
        ),
      ),
      said && el(Notice, { status: "warning", isDismissible: false }, said),
      isAllowed(src) ? el(Preview, { attributes, isSelected }) : el("p", null, el("a", { href: page }, title)),
    );
  }

  const save = ({ attributes: { src, page, title } }) =>
    src ? el("p", useBlockProps.save(), el("a", { href: page }, title)) : null;

  wp.blocks.registerBlockType("sidelight/explainer", { edit, save });
})();
