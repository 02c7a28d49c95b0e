// dist/ behind nginx and Caddy as integrations/servers has them: each row of "Headers to send" and of "Who comes back"
// in docs/embedding.md, read out of the manual, for each file that it is about.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { request as plainly } from "node:http";
import { request as securely } from "node:https";
import { extname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { chromium, files, npm, quiet, running } from "../../scripts/site.mjs";
import { listen } from "../../scripts/server.mjs";
import { FOLDER, HOST, client, dist, prepare, servers } from "./servers.mjs";

const manual = readFileSync("docs/embedding.md", "utf8");
const [, headersToSend, whoComesBack] = /\n## Headers to send\n(.*?)\n### Who comes back\n(.*?)\n## /s.exec(manual);
const rows = (section) => section.match(/(^\|.*\n)+/m)[0].trim().split("\n").slice(2).map((row) => row.split("|").slice(1, -1).map((cell) => cell.trim()));
const code = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text);

const published = files(dist);
const isHashed = (name) => /-[0-9a-f]{12,}/.test(name);

// The files that a cell is about.
function meant(cell) {
  if (cell === "all of `dist/`") return published;
  if (cell.startsWith("all others")) return published.filter((name) => !isHashed(name));
  const names = code(cell).flatMap((part) =>
    published.filter((name) => (part.startsWith(".") ? extname(name) === part : part.endsWith("…") ? name.startsWith(part.slice(0, -1)) : name === part)));
  assert.ok(names.length > 0, `the manual's “${cell}” is about no file`);
  return names;
}

// What a cell asks of an answer's headers.
function asked(cell) {
  if (cell.startsWith("no `X-Frame-Options`")) {
    return (headers) => headers["x-frame-options"] === undefined && !/frame-ancestors/.test(headers["content-security-policy"] ?? "");
  }
  const [, name, value] = /^([\w-]+): (.*)$/.exec(code(cell)[0]) ?? assert.fail(`the manual's “${cell}” is no header`);
  return (headers) => {
    const found = headers[name.toLowerCase()] ?? "";
    return name === "Content-Type" ? found.split(";")[0] === value : found === value;
  };
}

const site = prepare();
after(site.remove);

// What the page says of itself.
const metaOf = (name) => /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(readFileSync(join(dist, name), "utf8"))?.[1];
const directives = (policy) => new Map(policy.split("; ").map((one) => [one.split(" ")[0], one.split(" ").slice(1)]));

const dictionaries = readdirSync(site.site).filter((name) => name.endsWith(".dcz")).map((name) => {
  const [, now, hash] = /^(.*)\.([0-9a-f]{16})\.dcz$/.exec(name);
  const folder = join(site.folder, "old");
  const old = files(folder).find((name) => createHash("sha256").update(readFileSync(join(folder, name))).digest("hex").startsWith(hash));
  return { now, difference: name, available: `:${createHash("sha256").update(readFileSync(join(folder, old))).digest("base64")}:` };
});

for (const [name, start] of Object.entries(servers)) {
  describe(name, () => {
    let server;
    let ask;
    let close;
    before(async () => {
      server = await start(site);
      ({ ask, close } = client(server, site));
    });
    after(async () => {
      close?.();
      await server?.stop();
    });

    for (const [header, about] of rows(headersToSend)) {
      test(`${header} for ${about}`, async () => {
        const is = asked(header);
        for (const file of meant(about)) {
          const { status, headers } = await ask(FOLDER + file);
          assert.equal(status, 200, file);
          assert.ok(is(headers), `${file}: ${JSON.stringify(headers)}`);
          if (file === "index.html") assert.ok(is((await ask(FOLDER)).headers), "its folder's address");
        }
      });
    }

    test("each page's policy as a header, without its hashes", async () => {
      for (const file of published.filter((name) => name.endsWith(".html") && metaOf(name))) {
        const { headers } = await ask(FOLDER + file);
        const [header, meta] = [headers["content-security-policy"], metaOf(file)].map(directives);
        assert.deepEqual(new Set(header.keys()), new Set([...directives(metaOf("index.html")).keys()]), file);
        for (const [directive, values] of meta) {
          const allowed = directive === "style-src" ? ["'unsafe-inline'"] : header.get(directive).filter((value) => value !== `https://${HOST}`);
          const own = directive === "style-src" || values.includes("'none'") ? allowed : values;
          assert.deepEqual(own.filter((value) => !allowed.includes(value)), [], `${file}: ${directive}`);
        }
        // The page's own is the narrower one: nothing but its hashes and its site is said there alone.
        for (const [directive, values] of header) {
          if (!meta.has(directive) || directive === "style-src") continue;
          const more = values.filter((value) => value !== `https://${HOST}` && !meta.get(directive).includes(value));
          // The glance needs less.
          const spare = file === "glance.html" ? ["'wasm-unsafe-eval'", "sidelight"] : [];
          assert.deepEqual(more.filter((value) => !spare.includes(value)), [], `${file}: ${directive}`);
        }
      }
      const { headers } = await ask(`${FOLDER}sidelight.js`);
      assert.equal(headers["content-security-policy"], undefined, "a script has none");
    });

    test("no file is taken for what it is not", async () => {
      const types = {
        ".csv": "text/csv; charset=utf-8", ".html": "text/html; charset=utf-8", ".js": /^text\/javascript(; charset=utf-8)?$/,
        ".ts": "text/plain; charset=utf-8", ".edition": "application/octet-stream", ".png": "image/png", ".svg": "image/svg+xml",
        ".xml": /^(application|text)\/xml(; charset=utf-8)?$/, ".json": /^application\/json(; charset=utf-8)?$/, ".wasm": "application/wasm",
        ".md": "text/markdown; charset=utf-8", ".jpg": "image/jpeg", ".webp": "image/webp", ".txt": "text/plain; charset=utf-8",
      };
      for (const file of published) {
        const { headers } = await ask(FOLDER + file);
        const type = types[extname(file)] ?? assert.fail(`say what ${file} is`);
        assert.match(headers["content-type"], typeof type === "string" ? RegExp(`^${type.replaceAll("+", "\\+")}$`) : type, file);
        assert.equal(headers["x-content-type-options"], "nosniff", file);
      }
    });

    test("compressed for who takes it, whole for who does not", async () => {
      for (const file of published) {
        const plain = readFileSync(join(dist, file));
        const compressed = existsSync(join(site.site, `${file}.br`));
        const codings = { "gzip, deflate, br, zstd": compressed ? "br" : undefined, gzip: compressed ? "gzip" : undefined, identity: undefined, "": undefined };
        for (const [accepted, coding] of Object.entries(codings)) {
          const { headers, body } = await ask(FOLDER + file, accepted && { "accept-encoding": accepted });
          assert.equal(headers["content-encoding"], coding, `${file} to who takes “${accepted}”`);
          const unpacked = coding === "br" ? brotliDecompressSync(body) : coding === "gzip" ? gunzipSync(body) : body;
          assert.ok(unpacked.equals(plain), `${file} to who takes “${accepted}”`);
          assert.equal(Number(headers["content-length"] ?? body.length), body.length, file);
          // Caches keep them apart.
          assert.match(String(headers.vary), /Accept-Encoding/, file);
        }
      }
      const page = await ask(FOLDER, { "accept-encoding": "br" });
      assert.ok(page.headers["content-encoding"] === "br" && page.body.length < 20_000, "the page by its folder's address");
    });

    test("304 by ETag and by time, of each form", async () => {
      for (const file of ["index.html", "sidelight.js", published.find((name) => name.endsWith(".wasm")), published.find((name) => name.endsWith(".png"))]) {
        for (const coding of ["br", "gzip", "identity"]) {
          const accepted = { "accept-encoding": coding };
          const { headers } = await ask(FOLDER + file, accepted);
          for (const [condition, value] of [["if-none-match", headers.etag], ["if-modified-since", headers["last-modified"]]]) {
            const again = await ask(FOLDER + file, { ...accepted, [condition]: value });
            assert.deepEqual([again.status, again.body.length], [304, 0], `${file}, ${coding}: ${condition} ${value}`);
            assert.equal(again.headers["access-control-allow-origin"], "*");
          }
          const other = await ask(FOLDER + file, { ...accepted, "if-none-match": '"another"' });
          assert.equal(other.status, 200);
          const before = await ask(FOLDER + file, { ...accepted, "if-modified-since": "Mon, 01 Jan 2024 00:00:00 GMT" });
          assert.equal(before.status, 200);
        }
      }
    });

    test("a part of a file, and of none", async () => {
      const whole = readFileSync(join(dist, "sidelight.js"));
      const part = await ask(`${FOLDER}sidelight.js`, { range: "bytes=10-29" });
      assert.deepEqual([part.status, part.headers["content-range"]], [206, `bytes 10-29/${whole.length}`]);
      assert.ok(part.body.equals(whole.subarray(10, 30)));
      const beyond = await ask(`${FOLDER}sidelight.js`, { range: "bytes=999999-" });
      assert.deepEqual([beyond.status, beyond.headers["content-range"]], [416, `bytes */${whole.length}`]);
    });

    test("HEAD says what GET does", async () => {
      for (const file of ["", "sidelight.js", published.find((name) => name.endsWith(".wasm"))]) {
        for (const coding of ["br", "identity"]) {
          const [head, get] = [await ask(FOLDER + file, { "accept-encoding": coding }, "HEAD"), await ask(FOLDER + file, { "accept-encoding": coding })];
          const said = ({ headers }) => Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "date" && name !== "content-length"));
          assert.deepEqual(said(head), said(get), file);
          assert.equal(head.body.length, 0);
        }
      }
    });

    test("what is not there, or not for readers", async () => {
      const names = readdirSync(site.site);
      const gone = [
        "no-such-file", "no-such-file.js", "program-0123456789abcdef.js", "no/such/", ".env", ".git/config", ".git/", "dictionaries.map",
        "index.html.br", "sidelight.js.gz", names.find((name) => name.endsWith(".dcz")), "..%2f..%2f..%2fetc/passwd", "%2e%2e/%2e%2e/%2e%2e/etc/passwd",
      ];
      for (const path of gone) {
        const { status, headers, body } = await ask(FOLDER + path);
        assert.ok(status === 404 || (/%2/.test(path) && status === 400), `${path}: ${status}`);
        assert.doesNotMatch(String(body), /secret|root:/, path);
        // An error is not kept for a year, and says to an element which it is.
        assert.ok(!/immutable|max-age/.test(headers["cache-control"] ?? ""), `${path}: ${headers["cache-control"]}`);
        if (!/%2/.test(path)) assert.equal(headers["access-control-allow-origin"], "*", path);
      }
      for (const path of ["/explainers/", `${FOLDER}../`]) {
        const { status, body } = await ask(path);
        assert.ok([403, 404].includes(status), `${path}: ${status}`);
        assert.doesNotMatch(String(body), /defections/, `${path} lists nothing`);
      }
      // What else the newspaper has is not opened to all.
      for (const [path, expected] of [["/about.html", 200], ["/no-such-page", 404], ["/.env", 404]]) {
        const { status, headers } = await ask(path);
        assert.deepEqual([status, headers["access-control-allow-origin"]], [expected, undefined], path);
      }
      const { status, headers } = await ask(FOLDER.slice(0, -1));
      assert.ok([301, 302, 307, 308].includes(status) || status === 404, `${status}`);
      if (status !== 404) assert.equal(new URL(headers.location, `https://${HOST}`).pathname, FOLDER);
    });

    test("who comes back is sent what is different", async () => {
      const [page, others, difference, vary, kept] = rows(whoComesBack);
      const header = (row) => /^([\w-]+): (.*)$/.exec(code(row[0])[0]).slice(1);
      const [, ofPage] = header(page);
      for (const path of [FOLDER, `${FOLDER}index.html`]) assert.equal((await ask(path)).headers["use-as-dictionary"], ofPage, path);
      for (const pattern of code(others[0]).map((text) => text.replace("…", ""))) {
        const [start, end] = pattern.replace(/^\//, "").split("*");
        const file = published.find((name) => name.includes(start) && name.endsWith(end)) ?? assert.fail(pattern);
        const expected = `match="${FOLDER}${file.slice(0, file.indexOf(start))}${start}*${end}"`;
        assert.equal((await ask(FOLDER + file)).headers["use-as-dictionary"], expected);
      }
      for (const file of ["all.html", "sidelight.js"]) assert.equal((await ask(FOLDER + file)).headers["use-as-dictionary"], undefined, file);

      assert.ok(dictionaries.length >= 3, JSON.stringify(dictionaries));
      for (const { now, difference: name, available } of dictionaries) {
        const path = FOLDER + (now === "index.html" ? "" : now);
        const accepted = { "accept-encoding": "gzip, deflate, br, zstd, dcb, dcz" };
        const [whole, sent] = [await ask(path, accepted), await ask(path, { ...accepted, "available-dictionary": available })];
        assert.equal(whole.headers["content-encoding"], "br", now);
        assert.equal(sent.headers["content-encoding"], header(difference)[1], now);
        assert.ok(sent.body.equals(readFileSync(join(site.site, name))), now);
        for (const same of ["content-type", "cache-control", "last-modified", "use-as-dictionary", "access-control-allow-origin", "content-security-policy"]) {
          assert.equal(sent.headers[same], whole.headers[same], `${now}: ${same}`);
        }
        assert.equal(sent.headers.etag, undefined, `${now}: what is kept is asked for by its time`);
        for (const answer of [whole, sent]) {
          for (const word of header(vary)[1].split(", ")) assert.ok(String(answer.headers.vary).includes(word), `${now}: ${answer.headers.vary}`);
        }
        // At the next visit.
        const again = await ask(path, { ...accepted, "available-dictionary": ":bmV3:", "if-modified-since": sent.headers["last-modified"] });
        assert.equal(again.status, 304, now);
        for (const asks of [{ "accept-encoding": "br", "available-dictionary": available }, { ...accepted, "available-dictionary": ":b3RoZXI=:" }]) {
          assert.equal((await ask(path, asks)).headers["content-encoding"], "br", now);
        }
      }
      const chromium = { "sec-ch-ua": '"Chromium";v="156", "Not_A Brand";v="99"' };
      assert.equal((await ask(FOLDER, chromium)).headers["cache-control"], header(kept)[1]);
      assert.equal((await ask(`${FOLDER}all.html`, chromium)).headers["cache-control"], "no-cache");
    });

    test("HTTPS, of today's versions alone, and in both protocols", async () => {
      const get = (ask, options) => new Promise((answered, failed) => {
        ask({ host: "127.0.0.1", path: FOLDER, headers: { host: `${HOST}:${options.port}` }, ca: site.pem, servername: HOST, ...options }, (response) => {
          response.resume();
          answered(response);
        }).on("error", failed).end();
      });
      const old = await get(securely, { port: server.port });
      assert.deepEqual([old.statusCode, old.httpVersion], [200, "1.1"]);
      assert.match(old.headers["strict-transport-security"], /^max-age=\d+$/);
      await assert.rejects(get(securely, { port: server.port, maxVersion: "TLSv1.1", minVersion: "TLSv1", ciphers: "DEFAULT@SECLEVEL=0" }));
      const unsafe = await get(plainly, { port: server.plain, headers: { host: HOST } });
      assert.ok([301, 308].includes(unsafe.statusCode), `${unsafe.statusCode}`);
      assert.match(unsafe.headers.location, RegExp(`^https://${HOST}(:\\d+)?${FOLDER}$`));
    });

    test("a browser: the page, a frame and an element of another site, all at work", async () => {
      const address = `https://${HOST}:${server.port}${FOLDER}`;
          // The explainer's own, not a panel's, whose names have a point more.
      const json = published.find((name) => /^[^.]+\.json$/.test(name) && JSON.parse(readFileSync(join(dist, name), "utf8")).edition);
      const host = await listen(0, (path) => path === "/index.html" && [
        `<!doctype html><html lang=en><title>host</title><link rel=icon href=data:,>
         <sidelight-explainer src="${address}${json}" loading=eager></sidelight-explainer>
         <iframe src="${address}embed.html" sandbox="allow-scripts" width=700 height=600></iframe>
         <script type=module src="${address}sidelight.js"></script>
         <script>window.modes = []; addEventListener("sidelight-ready", ({ detail }) => modes.push(detail.mode));
           addEventListener("message", ({ data }) => data?.sidelight === 1 && data.type === "ready" && modes.push("frame " + data.mode));</script>`,
        {},
      ]);
      const browser = await npm("playwright-core").chromium.launch({
        executablePath: chromium,
        args: [...quiet, `--host-resolver-rules=MAP ${HOST} 127.0.0.1`, `--ignore-certificate-errors-spki-list=${site.spki}`],
      });
      try {
        const context = await browser.newContext();
        const said = [];
        context.on("console", (message) => said.push(`${message.type()}: ${message.text()}`));
        context.on("weberror", (error) => said.push(String(error.error())));
        const page = await context.newPage();
        await page.goto(address);
        await page.locator(running).waitFor();
        const protocols = await page.evaluate(() => performance.getEntries().filter(({ nextHopProtocol }) => nextHopProtocol).map(({ nextHopProtocol }) => nextHopProtocol));
        assert.deepEqual([...new Set(protocols)], ["h2"], protocols.join());
        for (const file of published.filter((name) => name.endsWith(".html") && metaOf(name) && !["embed.html", "glance.html"].includes(name))) {
          await page.goto(address + file);
          await page.locator(running).waitFor();
        }
        await page.goto(`${host.origin}/`);
        await page.waitForFunction(() => window.modes.length > 1);
        assert.deepEqual((await page.evaluate(() => window.modes)).sort(), ["frame full", "full"]);
        assert.deepEqual(said, []);
      } finally {
        await browser.close();
        host.close();
      }
    });
  });
}
