// Each frame of the explainer tells its height, which has its limits; no other frame and no other message is heeded.
addEventListener("message", ({ data, source }) => {
  if (data?.sidelight !== 1 || data.type !== "height" || !Number.isFinite(data.height)) return;
  for (const frame of document.querySelectorAll("iframe[src^='https://paper.example/explainers/defections/embed.html']")) {
    if (frame.contentWindow === source) frame.style.height = `${Math.min(Math.max(data.height, 0), 100000)}px`;
  }
});
