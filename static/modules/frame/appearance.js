export const page = document.documentElement;

/** @type {Record<string, string>} */
const SCHEMES = { auto: "", light: "light", dark: "dark" };

/**
 * Gives the frame a colour scheme. Anything that is none changes nothing.
 * @param {any} theme
 */
export function paint(theme) {
  if (Object.hasOwn(SCHEMES, theme)) page.style.colorScheme = SCHEMES[theme];
}
