// A React host without a build step: `h` is what JSX would become.
import { createElement as h, createRoot, useState } from "/react.js";

const panels = ["bounties", "hotline", "known", "timeline"];

function App() {
  const [open, setOpen] = useState("");
  const [dark, setDark] = useState(false);
  const [said, setSaid] = useState("The explainer is on its way.");
  return h("div", { className: dark ? "dark" : "" },
    h("header", null, "The Harbour Post"),
    h("main", null,
      h("h1", null, "Choose what to read first"),
      h("div", { className: "tools" },
        h("label", null, "Panel ", h("select", { value: open, onChange: ({ target }) => setOpen(target.value) },
          h("option", { value: "" }, "none"),
          panels.map((id) => h("option", { key: id }, id)))),
        h("label", null, h("input", { type: "checkbox", checked: dark, onChange: ({ target }) => setDark(target.checked) }), " Dark"),
        h("output", null, said)),
      h("sidelight-explainer", {
        src: "https://paper.example/explainers/defections/russian-defections.json",
        open: open || "none",
        theme: dark ? "dark" : "light",
        "heading-level": 2,
        loading: "eager",
        style: { display: "block", minHeight: "100vh" },
        "onsidelight-ready": ({ detail }) => setSaid(`The explainer is ${detail.mode}.`),
        "onsidelight-toggle": ({ detail }) => setSaid(`${detail.panel} was ${detail.open ? "opened" : "closed"} (${detail.by}).`),
        "onsidelight-error": ({ detail }) => setSaid(detail.message),
      }, h("a", { href: "https://paper.example/explainers/defections/" }, "Paid to change sides: how Ukraine courts Russian defectors"))));
}

createRoot(document.getElementById("app")).render(h(App));
