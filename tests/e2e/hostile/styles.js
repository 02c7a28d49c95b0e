const box = () => __hostile.embeds[0].getBoundingClientRect();
const parts = () => [...document.querySelectorAll("html, body, .host, .host *, main")];
const computed = (element) => {
  const style = getComputedStyle(element);
  // As tall as the embed.
  return [...style].filter((name) => !name.startsWith("--") && (element.localName !== "main" || !/height|block|bottom|inset|origin/.test(name)))
    .map((name) => `${name}: ${style.getPropertyValue(name)}`);
};
const styles = () => parts().map((element) => [element.localName, computed(element)]);
const points = () => {
  const found = [];
  for (let x = 5; x < innerWidth; x += 37) for (let y = 5; y < innerHeight; y += 37) found.push([x, y]);
  return found;
};
const hits = () => points().map(([x, y]) => document.elementFromPoint(x, y));

// What of the host is not as it was, or of the embed not as it may be.
const changed = (isShown, height) => {
  const embed = __hostile.embeds[0];
  const place = box();
  const column = document.getElementById("place").getBoundingClientRect();
  const wrong = [];
  if (isShown) {
    for (const side of ["left", "right", "top"]) if (Math.abs(place[side] - column[side]) > 0.5) wrong.push(`its ${side} is at ${place[side]}`);
    const { position, float } = getComputedStyle(embed);
    if (!/^(static|relative)$/.test(position) || float !== "none") wrong.push(`it is ${position}, float ${float}`);
  }
  if (height !== null && Math.abs(place.height - height) > 1) wrong.push(`it is ${place.height} px high, not ${height}`);
  const { scrollWidth } = document.documentElement;
  if (scrollWidth !== __look.wide) wrong.push(`the page is ${scrollWidth} px wide`);
  const now = hits();
  points().forEach(([x, y], index) => {
    const isWithin = x >= place.left && x <= place.right && y >= place.top && y <= place.bottom;
    const isColumn = x >= column.left && x <= column.right && y >= column.top;
    if (!(isWithin && isColumn) && now[index] !== __look.hits[index]) wrong.push(`at ${x}, ${y} there is ${now[index]?.localName}`);
  });
  parts().forEach((element, index) => {
    const [name, was] = __look.styles[index];
    const is = computed(element);
    const which = was.find((value, at) => value !== is[at]);
    if (which) wrong.push(`${name} had ${which}`);
  });
  return wrong.slice(0, 4);
};
