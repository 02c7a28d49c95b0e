// How time and memory of the command grow with a site: node scripts/growth-site.mjs command [sizes…], by default sites of
// 10, 100 and 1,000 explainers, each of the size of content/russian-defections. `make growth-site` builds the command first.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { put } from "../bench/report.mjs";
import { bytes, run } from "./command.mjs";
import { shellOfSite, texts, write } from "./growing-site.mjs";

const [command, ...sizes] = process.argv.slice(2);
const steps = sizes.length > 0 ? sizes.map(Number) : [10, 100, 1000];
const MODEL = "content/russian-defections";
/** What docs/releasing.md promises of 1,000 explainers, in seconds, and in MB. */
const PROMISED = { check: 10, cold: 120, one: 1, most: 1074 };

/** The model, made into another explainer: other words, other sources but for one in ten, others who say so. */
function another(model, number) {
  const one = { ...model };
  const change = (path, from, to) => {
    if (!from.test(one[path])) throw Error(`${path} of ${MODEL} has nothing like ${from}`);
    one[path] = one[path].replace(from, to);
  };
  change("explainer.toml", /^headline = "/m, `headline = "Number ${number}: `);
  change("explainer.toml", /^kicker = "/m, `kicker = "${number % 20} · `);
  let at = 0;
  change("sources.toml", /^url = "([^"#]*)/gm, (found, url) =>
    at++ % 10 === 0 ? found : `url = "${url}${url.includes("?") ? "&" : "?"}explainer=${number}`,
  );
  at = 0;
  change("people.toml", /^role = "/gm, (found) => (at++ % 10 === 0 ? found : `${found}${number}: `));
  return one;
}

const place = mkdtempSync(join(tmpdir(), "growth-site-"));
process.on("exit", () => rmSync(place, { recursive: true, force: true }));

try {
  const model = texts(MODEL);
  const rows = [];
  let isOver = false;
  for (const all of steps) {
    const [content, dist] = [join(place, `content-${all}`), join(place, `dist-${all}`)];
    const site = 'title = "Explainers"\nabout = "All of them."\nlang = "en"\npublisher = "The desk"\nurl = "https://paper.example/explainers/"\n';
    write(content, { "site.toml": site });
    for (let number = 1; number <= all; number += 1) write(join(content, `story-${number}`), another(model, number));
    mkdirSync(dist);
    write(dist, shellOfSite());
    const build = ["build", content, "--dist", dist];
    const check = await run(command, ["check", content]);
    const cold = await run(command, build);
    const none = await run(command, build);
    const changed = join(content, "story-1", "article.md");
    writeFileSync(changed, `${readFileSync(changed, "utf8")}\nOne more paragraph.\n`);
    const one = await run(command, build);
    const most = Math.max(check.most, cold.most, none.most, one.most);
    const found = { check: check.seconds, cold: cold.seconds, one: one.seconds, most };
    const seconds = [check, cold, none, one].map((it) => it.seconds.toFixed(2));
    rows.push([all, (bytes(content) / 1e6).toFixed(1), (bytes(dist) / 1e6).toFixed(0), ...seconds, most.toFixed(0)]);
    console.log(rows.at(-1).join("  "));
    for (const [what, limit] of Object.entries(PROMISED)) {
      if (found[what] <= limit) continue;
      console.error(`${all} explainers: ${what}: ${found[what].toFixed(2)} is more than ${limit}`);
      isOver = true;
    }
    rmSync(content, { recursive: true });
    rmSync(dist, { recursive: true });
  }
  const head = ["explainers", "folders, MB", "site, MB", "check, s", "first build, s", "nothing changed, s", "one changed, s", "most memory, MB"];
  const text = [
    `Measured on ${new Date().toISOString().slice(0, 10)} with \`make growth-site\`, on ${availableParallelism()} cores, one run of each: explainers of the size of \`${MODEL}\`, which differ in their headline, their sources but for one in ten, and the people who say so.`,
    "",
    ...[head, head.map(() => "--:"), ...rows].map((cells) => `| ${cells.join(" | ")} |`),
  ].join("\n");
  console.log(text);
  if (sizes.length === 0) put("make growth-site", text, "docs/releasing.md");
  if (isOver) process.exitCode = 1;
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
