// The servers of scripts/ and examples/ outlive whatever is asked of them, and hand out no file from elsewhere.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { after, test } from "node:test";
import { start } from "../../examples/serve.mjs";
import { serve } from "../../scripts/site.mjs";

const site = await serve();
const sites = await start();
after(() => {
  site.close();
  sites.close();
});

// All that a server answers to these bytes.
const ask = (address, bytes) => new Promise((answered, failed) => {
  const { hostname, port } = new URL(address);
  const socket = connect(Number(port), hostname, () => socket.end(bytes));
  let answer = "";
  socket.setEncoding("latin1").on("data", (text) => { answer += text; }).on("close", () => answered(answer)).on("error", failed);
});
const get = (path, method = "GET") => `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;

// Each request with the status that answers it.
const REQUESTS = [
  [get("/%zz"), 400],
  [get("/%"), 400],
  [get("/%c3%28"), 400],
  [get("/%ff"), 400],
  [get("//"), 400],
  [get("http://"), 400],
  [get("/..%2fREADME.md"), 400],
  [get("/..%2f..%2f..%2f..%2f..%2fetc%2fpasswd"), 400],
  [get("/a/%2e%2e%2f%2e%2e%2f%2e%2e%2fetc/passwd"), 400],
  [get("/..%5cREADME.md"), 400],
  [get("/index.html%00.js"), 400],
  // What addresses themselves resolve stays inside.
  [get("/../../../../etc/passwd"), 404],
  [get("/%2e%2e/%2e%2e/etc/passwd"), 404],
  [get("/no-such-file"), 404],
  [get("/icons/"), 404],
  [get("/index.html/x"), 404],
  [get("/constructor"), 404],
  [get("/__proto__"), 404],
  [get(`/${"x".repeat(5000)}`), 404],
  [get(`/${"x/".repeat(2000)}`), 404],
  [get(`/${"x".repeat(100_000)}`), 431],
  [get("/", "HEAD"), 200],
  [get("/?%zz"), 200],
  [get("http://elsewhere.example/"), 200],
  ["GET / HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
  ["GET / HTTP/1.0\r\n\r\n", 200],
  ["\0\xff\r\n\r\n", 400],
  ["GET\r\n\r\n", 400],
];

for (const [name, address] of [["scripts/site.mjs", site.address], ["the publisher of examples/", sites.publisher], ["the host of examples/", sites.host]]) {
  test(name, async () => {
    for (const [request, status] of REQUESTS) {
      const answer = await ask(address, request);
      const about = `${JSON.stringify(request.slice(0, 80))}: ${answer.slice(0, 200)}`;
      assert.equal(Number(/^HTTP\/1\.1 (\d+) /.exec(answer)?.[1]), status, about);
      // No file but where one is asked for.
      if (status !== 200 || request.startsWith("HEAD")) assert.match(answer, /\r\n\r\n(0\r\n\r\n)?$/, about);
    }
    // One that asks and leaves.
    await new Promise((left) => {
      const { hostname, port } = new URL(address);
      const socket = connect(Number(port), hostname, () => socket.write(get("/"), () => left(socket.destroy())));
    });
    assert.match(await ask(address, get("/")), /^HTTP\/1\.1 200 /);
  });
}

test("a file is answered as it is", async () => {
  const answer = await ask(sites.publisher, "GET /sidelight.js HTTP/1.0\r\n\r\n");
  assert.ok(answer.endsWith(readFileSync("dist/sidelight.js", "latin1")), answer.slice(0, 300));
});
