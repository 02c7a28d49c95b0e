// The desk without a network, and the addresses of its preview. Of a preview it keeps nothing: the desk whose preview it
// is has the pages.

/**
 * What the desk is made of, by the SHA-256 of each, with one name for all of it: put in when the desk is built.
 * @type {{ name: string, files: Record<string, string> }}
 */
const DESK = /** @type {any} */ ("sidelight:desk");

/** What tsc knows of pages does not go together with what it knows of workers. @type {any} */
const worker = self;

/** By this one it is known that all is kept. */
const LAST = "./desk.js";

async function keep() {
  // In the browser's own cache, and on a server that is being written, there may be files of another desk.
  const fetched = async (/** @type {string} */ file) => {
    const response = await fetch(file, { cache: "no-cache" });
    const hash = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
    const digits = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0"));
    if (digits.join("") !== DESK.files[file]) throw Error(`${file} is of another desk`);
    return /** @type {const} */ ([file, response]);
  };
  const files = new Map(await Promise.all(Object.keys(DESK.files).map(fetched)));
  const cache = await caches.open(DESK.name);
  const others = [...files].filter(([file]) => file !== LAST);
  await Promise.all(others.map(([file, response]) => cache.put(file, response)));
  await cache.put(LAST, /** @type {Response} */ (files.get(LAST)));
}

worker.addEventListener("install", (/** @type {any} */ event) => {
  // The first one answers for the page at once; a newer one is not there before all of it is.
  if (worker.registration.active) event.waitUntil(keep());
});

worker.addEventListener("activate", (/** @type {any} */ event) => {
  const others = async () => {
    const names = await caches.keys();
    const older = names.filter((name) => name.startsWith("sidelight-desk-") && name !== DESK.name);
    await Promise.all(older.map((name) => caches.delete(name)));
    await worker.clients.claim();
  };
  event.waitUntil(others());
});

// A desk is exchanged when its writer says so, never under their hands.
worker.addEventListener("message", (/** @type {any} */ event) => {
  if (event.data === "update") worker.skipWaiting();
  if (event.data === "keep") event.waitUntil(keep());
  if (event.data === "name") event.ports[0].postMessage(DESK.name);
});

const TYPES = {
  html: "text/html; charset=utf-8",
  js: "text/javascript",
  json: "application/json",
  wasm: "application/wasm",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  webp: "image/webp",
  csv: "text/csv; charset=utf-8",
  xml: "application/xml",
};

// Nothing of a page is anything but its own program and pictures: what a folder holds cannot reach the desk around it.
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts allow-same-origin";

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const scope = worker.registration.scope;
  const { request } = event;
  const url = new URL(request.url);
  if (!url.href.startsWith(scope)) return;
  const path = url.pathname.slice(new URL(scope).pathname.length);
  const preview = /^preview\/([\w-]+)\/(.*)$/.exec(path);
  if (preview) event.respondWith(previewed(preview[1], decodeURIComponent(preview[2]) || "index.html"));
  else if (request.method === "GET") event.respondWith(own(request));
});

/** @param {Request} request */
async function own(request) {
  const cache = await caches.open(DESK.name);
  return (await cache.match(request, { ignoreSearch: true })) ?? fetch(request);
}

/** @param {string} preview @param {string} name */
async function previewed(preview, name) {
  const bytes = await asked(preview, name);
  if (!bytes) return new Response("There is no such file in this preview.", { status: 404 });
  const type = TYPES[/** @type {keyof typeof TYPES} */ (name.split(".").at(-1))] ?? "application/octet-stream";
  return new Response(bytes, {
    headers: { "content-type": type, "cache-control": "no-store", "content-security-policy": POLICY },
  });
}

/** Asks each desk whether the preview is its own. @param {string} preview @param {string} name @returns {Promise<Uint8Array<ArrayBuffer> | null>} */
async function asked(preview, name) {
  const desks = /** @type {{ postMessage: (message: unknown, transfer: Transferable[]) => void }[]} */ (
    await worker.clients.matchAll({ type: "window", includeUncontrolled: true })
  );
  const answers = desks.map(
    (desk) =>
      new Promise((resolve, reject) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => (data ? resolve(data) : reject(Error("not here")));
        desk.postMessage({ preview, name }, [port2]);
        // One that is no desk of this preview says nothing.
        setTimeout(reject, 10_000);
      }),
  );
  return Promise.any(answers).catch(() => null);
}
