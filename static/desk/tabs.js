// One tab writes a folder. Another can read it meanwhile, or take it over.

/** How long the other tab may take to keep what it has, in ms. */
const PATIENCE = 5_000;

/** What gives up each folder that this tab writes. @type {Map<string, () => Promise<void>>} */
const written = new Map();

const channel = new BroadcastChannel("sidelight-desk");
channel.addEventListener("message", ({ data }) => written.get(data?.taken)?.());

/**
 * The right to write a folder, until it is given back; `null` where another tab has it.
 * @param {string} id
 * @param {() => Promise<void>} stop Stops writing, and keeps what was written: another tab takes it over.
 * @param {boolean} [isTaken] Whether it is taken from another tab.
 * @returns {Promise<(() => void) | null>}
 */
export async function toWrite(id, stop, isTaken = false) {
  // Without locks nobody knows of the others.
  if (!navigator.locks) return () => {};
  /** @param {LockOptions} options @returns {Promise<(() => void) | null>} */
  const held = (options) =>
    new Promise((resolve, reject) => {
      const ended = navigator.locks.request(`sidelight-desk-${id}`, options, (lock) => {
        if (!lock) return resolve(null);
        return new Promise((end) => {
          const release = () => {
            written.delete(id);
            end(undefined);
          };
          written.set(id, () => stop().finally(release));
          resolve(release);
        });
      });
      // If it is taken by force, it is too late to ask.
      ended.catch((error) => {
        if (written.delete(id)) stop();
        reject(error);
      });
    });
  if (!isTaken) return held({ ifAvailable: true });
  channel.postMessage({ taken: id });
  // A tab that a browser has put to sleep gives no answer.
  return held({ signal: AbortSignal.timeout(PATIENCE) }).catch(() => held({ steal: true }));
}
