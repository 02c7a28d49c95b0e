// What the desk's workers have in common.

/** The files of a folder of the desk, as a list of that name has them. @param {string} folder */
export async function fetchFiles(folder) {
  const names = /** @type {string[]} */ (JSON.parse(new TextDecoder().decode(await fetchBytes(`./${folder}.json`))));
  const file = async (/** @type {string} */ name) =>
    /** @type {const} */ ([name, await fetchBytes(`./${folder}/${name}`)]);
  return new Map(await Promise.all(names.map(file)));
}

/** @param {string} address */
export async function fetchBytes(address) {
  const response = await fetch(address);
  if (!response.ok) throw Error(`${address}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

/**
 * Answers what is asked through `asking.js`.
 * @param {Promise<unknown>} ready When the worker's program is there.
 * @param {Record<string, (asked: any) => unknown>} asks
 */
export function answering(ready, asks) {
  addEventListener("message", async ({ data: { ask, asked, number } }) => {
    try {
      await ready;
      postMessage({ number, answer: await asks[ask]?.(asked) });
    } catch (error) {
      postMessage({ number, error: error instanceof Error ? error.message : String(error) });
    }
  });
}
