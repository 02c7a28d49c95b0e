// What scripts/growth-site.mjs measures with: folders of texts, and a shell with the styles of the page.
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { shell } from "./command.mjs";

/** The texts of a folder by their places. */
export function texts(place) {
  const names = readdirSync(place, { recursive: true }).filter((name) => statSync(join(place, name)).isFile());
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(place, name), "utf8")]));
}

export function write(place, files) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(place, name)), { recursive: true });
    writeFileSync(join(place, name), text);
  }
}

/** As much of a shell as the command asks for, with all styles, and what the pages of a site have. */
export function shellOfSite() {
  const page = readFileSync("index.html", "utf8");
  const styles = [...page.matchAll(/type="css" href="([^"]+)"/g)].map(([, path]) => readFileSync(path, "utf8"));
  return {
    ...shell({
      styles: styles.map((style) => `<style>${style}</style>`).join(""),
      body: '<main><div id="sidelight"></div></main>',
    }),
    "site.js": readFileSync("static/modules/site.js", "utf8"),
    "site.css": readFileSync("static/site.css", "utf8"),
  };
}
