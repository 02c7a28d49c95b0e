// Minifies the styles in a page: node scripts/minify-styles.mjs dist/index.html. Nothing is lowered for older engines:
// what is written is what the browsers get.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const minified = (input) =>
  execFileSync("esbuild", ["--loader=css", "--minify", "--target=esnext"], { input, encoding: "utf8" }).trim();
const [, , page] = process.argv;
const html = readFileSync(page, "utf8");
writeFileSync(page, html.replaceAll(/(?<=<style>).*?(?=<\/style>)/gs, minified));
