// Kills a browser at random moments while it is typed into the desk, and looks for what was typed when it is started
// again with the same profile: node scripts/kills.mjs DESK KILLS [ENGINE…]. What is older than a second must be there.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { listen } from "./server.mjs";
import * as webkit from "./kept-webkit.mjs";
import { browse, engines as all } from "./webdriver.mjs";

const [desk, kills, ...chosen] = process.argv.slice(2);
const engines = chosen.length > 0 ? chosen : all;
const SECOND = 1_000;
// Each browser leaves something to be done in the end.
process.setMaxListeners(0);

const pause = (time) => new Promise((proceed) => setTimeout(proceed, time));

// What the browser keeps of the article.
const KEPT = `new Promise((resolve) => {
  indexedDB.open("sidelight-desk").onsuccess = ({ target: { result: database } }) => {
    const files = database.transaction("files").objectStore("files");
    files.getAllKeys().onsuccess = ({ target: { result: keys } }) => {
      files.get(keys.find(([, path]) => path === "article.md")).onsuccess = ({ target: { result: bytes } }) => {
        database.close();
        resolve(new TextDecoder().decode(bytes));
      };
    };
  };
})`;

const NEW = `(() => {
  for (const name of ["headline", "publisher", "slug"]) document.querySelector("[name=" + name + "]").value = "ferry";
  document.querySelector(".begin form").requestSubmit();
})()`;

// The processes that have the folder in their environment are the browser's, which has ended.
async function untilGone(folder) {
  const of = () =>
    readdirSync("/proc").filter((pid) => {
      try {
        return /^\d+$/.test(pid) && readFileSync(`/proc/${pid}/environ`, "utf8").includes(folder);
      } catch {
        return false;
      }
    });
  for (let tries = 0; of().length > 0; tries++) {
    if (tries > 40) for (const pid of of()) process.kill(Number(pid), "SIGKILL");
    await pause(100);
  }
}

// Types into the desk until the browser is killed, and tells each word with when it had been typed.
async function typeUntilKilled(browser, round, words) {
  let killed = 0;
  setTimeout(() => {
    killed = Date.now();
    process.kill(browser.browser, "SIGKILL");
  }, 500 + Math.random() * 4_500);
  for (let number = 0; killed === 0; number++) {
    const word = `r${round}w${number}`;
    const from = Date.now();
    try {
      // Half a word is not to stand before the next.
      await browser.type(` ${word}`);
    } catch (error) {
      if (killed === 0) throw error;
      break;
    }
    words.push({ word, from, at: Date.now() });
  }
  return killed;
}

async function killOften(engine, origin) {
  const folder = mkdtempSync(join(tmpdir(), `sidelight-kills-${engine}-`));
  const words = [];
  let killed = 0;
  let oldest = 0;
  let lost = 0;
  try {
    for (let round = 0; round <= kills; round++) {
      const browser = await (engine === "webkit" ? webkit.browse(folder) : browse(engine, folder));
      try {
        await browser.goto(origin);
        if (round === 0) {
          await browser.until(`document.querySelector(".begin form")`);
          await browser.evaluate(NEW);
          await browser.until(`document.querySelector(".keeping")?.textContent.startsWith("Kept")`);
        } else {
          await browser.until(`document.querySelector(".kept button")`);
          const kept = new Set((await browser.evaluate(KEPT)).split(/\s+/));
          const gone = words.filter(({ word }) => !kept.has(word));
          const late = gone.filter(({ at }) => at < killed - SECOND);
          if (late.length > 0) throw Error(`${engine}, kill ${round}: lost are ${late.map(({ word, at }) => `${word}, ${killed - at} ms old`).join("; ")}`);
          lost += gone.length;
          for (const { from } of gone) oldest = Math.max(oldest, killed - from);
          // What was never kept is not looked for again.
          for (const word of gone) words.splice(words.indexOf(word), 1);
          await browser.click(".kept button");
        }
        await browser.until(`document.querySelector(".cm-content .cm-line")`);
        if (round < kills) killed = await typeUntilKilled(browser, round, words);
        else await browser.until(`document.querySelector(".cm-content").textContent.includes(${JSON.stringify(words.at(-1).word)})`);
      } finally {
        await browser.close();
        await untilGone(folder);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(
    `${engine}: ${kills} kills, ${words.length + lost} words typed, ${lost} of them not kept, the oldest ${oldest} ms before its kill`,
  );
}

for (const engine of engines) {
  const { origin, close } = await listen(0, async (path, request) => {
    if (path === "/asked" || path === "/answer") return webkit.answer(path, request);
    const file = await readFile(join(desk, path));
    const page = engine === "webkit" && path === "/index.html" ? webkit.withAsking(file.toString()) : file;
    return [page, { "cache-control": "no-cache" }];
  });
  await killOften(engine, `${origin}/`);
  close();
}
