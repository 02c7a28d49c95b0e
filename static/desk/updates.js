// The desk's service worker, and the newer desk that it brings.

const workers = navigator.serviceWorker;

/** What the desk that is seen is called. */
const OWN = /** @type {HTMLMetaElement | null} */ (document.querySelector("meta[name=sidelight-desk]"))?.content;

/** Whether a service worker is of another desk. @param {ServiceWorker} worker @returns {Promise<boolean>} */
const isOther = (worker) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data !== OWN);
    worker.postMessage("name", [port2]);
  });

/**
 * @param {() => void} newer Is told that another desk than the one that is seen is there.
 * @param {Promise<unknown>} needed What is needed first comes before what is kept for later.
 */
export async function serve(newer, needed) {
  let isServed = workers.controller !== null;
  // Another tab may have taken it.
  workers.addEventListener("controllerchange", () => {
    if (isServed) newer();
    isServed = true;
  });
  const registration = await workers.register("./service-worker.js");
  const watch = () => {
    if (registration.waiting && workers.controller) newer();
  };
  const found = () => registration.installing?.addEventListener("statechange", watch);
  registration.addEventListener("updatefound", found);
  found();
  watch();
  const active = /** @type {ServiceWorker} */ ((await workers.ready).active);
  // What is kept is not fetched again.
  await needed;
  if (!(await caches.match("./desk.js"))) active.postMessage("keep");
  // A browser may begin with the newer one while the older page is being loaded.
  if (await isOther(active)) newer();
}

/** The folder that is gone on with when a newer desk is loaded. */
const GOING_ON = "sidelight-desk";

export function left() {
  const id = sessionStorage.getItem(GOING_ON);
  sessionStorage.removeItem(GOING_ON);
  return id;
}

/** Loads the newer desk. @param {string} [id] The folder that is open. */
export async function take(id) {
  if (id) sessionStorage.setItem(GOING_ON, id);
  const registration = await workers.getRegistration();
  if (!registration?.waiting) return location.reload();
  workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  registration.waiting.postMessage("update");
}
