// Browsers that know how (Chrome and Edge 127, Safari 18, Firefox 138) then run nothing of the publisher's folder but
// what was published with this version of the package. For an explainer that another version has published, leave it out.
import integrity from "sidelight-embed/integrity.json" with { type: "json" };

const folder = "https://paper.example/explainers/defections/";
const hashes = Object.entries(integrity.publisher).map(([name, hash]) => [folder + name, hash]);
const map = { integrity: Object.fromEntries(hashes) };

export default {
  plugins: [
    {
      name: "integrity",
      transformIndexHtml: () => [
        { tag: "script", attrs: { type: "importmap" }, children: JSON.stringify(map), injectTo: "head-prepend" },
      ],
    },
  ],
};
