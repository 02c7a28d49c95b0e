export * from "./sidelight.js";

/**
 * Lets a publisher show explainers on this page: the script that is published there is asked for once an embed is near.
 * Call it once for each publisher, wherever the page's own program begins. On a server it does nothing.
 * @param address Of the publisher's sidelight.js, as in the lines that it gives to paste. Scripts of that folder are run.
 */
export function publisher(address: string): void;
