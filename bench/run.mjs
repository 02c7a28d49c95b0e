// `make bench`: the same page with our program and with its peers, beside each other. Each is held to the same script
// first (alike.mjs), then visited by turns (measure.mjs). Writes docs/performance.md.
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { launch, serve } from "../scripts/site.mjs";
import { difference, transcript } from "./alike.mjs";
import { visit } from "./measure.mjs";
import { bind, make, pages, peers } from "./peers.mjs";
import { write } from "./report.mjs";

const rounds = Number(process.env.ROUNDS ?? 9);
if (!(rounds > 0 && rounds % 2 === 1)) throw Error("ROUNDS is to be an odd number, so that there is a middle one");
const [folder, wasm, json] = process.argv.slice(2);
const wanted = process.env.PEERS?.split(",");
const compared = wanted ? peers.filter(({ folder }) => wanted.includes(folder)) : peers;

const webSys = join(folder, "bound");
bind(wasm, webSys);
const islands = (edition) => execFileSync(json, [edition], { encoding: "utf8" });
make(join(folder, "site"), { dist: "dist", webSys, json: islands });
const site = await serve({ folder: join(folder, "site"), compressed: true });
const address = ({ folder }, page = pages[0]) => `${site.address}${folder}/${page}`;
const browser = await launch();

try {
  let questions = 0;
  for (const page of pages) {
    const ours = await transcript(browser, address({ folder: "ours" }, page));
    questions += ours.length;
    // At once or not, it is the same program.
    for (const peer of compared.filter((peer) => (peer.script || peer.isRust) && !peer.isAtOnce)) {
      const found = difference(ours, await transcript(browser, address(peer, page)));
      if (found) throw Error(`${peer.name} is not alike on ${page}. ${found}`);
      console.log(`${peer.name} answers as ours does, ${ours.length} times on ${page}`);
    }
  }

  if (process.env.ALIKE !== "only") {
    const visits = new Map(compared.map((peer) => [peer.name, []]));
    // The first visits of a browser are slower than any later one.
    for (let round = -1; round < rounds; round++) {
      // Each begins a round in its turn.
      const turn = Math.max(0, round) % compared.length;
      for (const peer of [...compared.slice(turn), ...compared.slice(0, turn)]) {
        const seen = await visit(browser, address(peer), { isPlain: peer.folder === "plain" });
        if (round >= 0) visits.get(peer.name).push(seen);
      }
      if (round >= 0) console.log(`round ${round + 1} of ${rounds}`);
    }
    console.log(
      write(visits, {
        rounds,
        browser: browser.version(),
        questions,
        isKept: !wanted,
      }),
    );
  }
} finally {
  await browser.close();
  site.close();
}
