// Each frame of an explainer tells its height; no other message is heeded.
addEventListener("message", ({ data, source }) => {
  if (data?.sidelight !== 1 || data.type !== "height") return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${data.height}px`;
  }
});
