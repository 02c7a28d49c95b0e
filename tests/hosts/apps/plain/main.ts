import { publisher } from "sidelight-embed";

publisher("https://paper.example/explainers/defections/sidelight.js");

const find = (selector: string) => document.querySelector<HTMLElement>(selector)!;
const panel = document.querySelector("sidelight-panel")!;
const say = (text: string) => void (find("#said").textContent = text);
panel.addEventListener("sidelight-ready", ({ detail }) => say(detail.mode));
panel.addEventListener("sidelight-toggle", ({ detail }) => say(`${detail.panel} ${detail.open} ${detail.by}`));
find("#open").onclick = () => panel.openPanel("bounties");
find("#dark").onclick = () => void (panel.theme = panel.theme === "dark" ? "light" : "dark");
find("#there").onclick = () => (panel.isConnected ? panel.remove() : find("#after").before(panel));
