import { publisher, type SidelightMode } from "sidelight-embed";

publisher("https://paper.example/explainers/defections/sidelight.js");
// @ts-expect-error
publisher();

const panel: HTMLElementTagNameMap["sidelight-panel"] = document.createElement("sidelight-panel");
panel.theme = "dark";
// @ts-expect-error
panel.theme = "blue";
panel.goToPanel("bounties");
// @ts-expect-error
panel.openPanel();
panel.addEventListener("sidelight-ready", ({ detail }) => {
  const mode: SidelightMode = detail.mode;
  // @ts-expect-error
  const by: string = detail.by;
  return [mode, by];
});
document.addEventListener("sidelight-toggle", ({ detail }) => detail.by === "hand");
