/**
 * What a host can do about each of these (`ErrorCode`, in `shared/events.js`). What the program says of itself has its
 * own words.
 */
export const REMEDIES = {
  src: "give it a src, the address of an explainer's .json (and a panel its name)",
  network: "it cannot be fetched; does its server send Access-Control-Allow-Origin?",
  status: "it is not published at this address",
  panel: "the explainer has no such panel",
  json: "this is not an explainer's .json",
  schema: "it is of another version than this script: load the one that is published with it",
  unsafe: "it has markup or addresses that no explainer has",
  load: "it stays without its program; does this page's policy allow 'wasm-unsafe-eval' and the publisher's scripts?",
  document: "it stays without its program, whose edition cannot be fetched",
  build: "it stays without its program, which is of another build: load the script that is published with it",
  policy: 'this page requires trusted types: allow the policy "sidelight"',
};

/** Why an explainer cannot be shown. */
export class Problem extends Error {
  /** @param {keyof typeof REMEDIES} code */
  constructor(code) {
    super(REMEDIES[code]);
    this.code = code;
  }
}
