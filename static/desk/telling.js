// Tells the application what happened.

/** What happened before it was there to hear it. @type {string[]} */
const unheard = [];
/** @type {(event: string) => unknown} */
let hear = (event) => unheard.push(event);

/** @param {string} kind @param {object} [more] */
export const tell = (kind, more) => hear(JSON.stringify({ kind, ...more }));

/** @param {(event: string) => void} its */
export function hears(its) {
  hear = its;
  for (const event of unheard) its(event);
}
