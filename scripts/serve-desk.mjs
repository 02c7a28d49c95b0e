// A folder with the desk, at http://127.0.0.1:8083/.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listen } from "./server.mjs";

const [folder] = process.argv.slice(2);
const { origin } = await listen(8083, async (path) => [await readFile(join(folder, path)), { "cache-control": "no-cache" }]);
console.log(`The desk: ${origin}/`);
