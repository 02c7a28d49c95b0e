// The list of claims after an island, of which some are chosen.

/** Leaves the claims of this standing, with all of these words in them, to be seen; how many they are. */
export function showClaims(host, standing, text) {
  const words = text
    .toLowerCase()
    .split(/[ \t\n\f\r]+/)
    .filter(Boolean);
  let number = 0;
  for (const claim of host.nextElementSibling.querySelectorAll(".claim")) {
    const says = claim.textContent.toLowerCase();
    const isShown =
      (standing == null || claim.dataset.standing === standing) && words.every((word) => says.includes(word));
    number += isShown;
    for (const [name, value] of [
      ["hidden", "until-found"],
      ["aria-hidden", "true"],
    ]) {
      if (isShown) claim.removeAttribute(name);
      else claim.setAttribute(name, value);
    }
  }
  return number;
}

/** Tells once an address leads to a claim, which must then be seen. */
export const onClaimAddress = (tell) =>
  addEventListener("hashchange", () => location.hash.startsWith("#claim-") && tell());
