// The panels of the page: how many are open, and all of them at once.

const panels = (root) => [...root.querySelectorAll("details.panel")];

export const opened = (root) => panels(root).filter((panel) => panel.open).length;

export const openAll = (root, open) => {
  for (const panel of panels(root)) panel.open = open;
};

/** Tells whenever a panel opens or closes. */
export const onPanel = (root, tell) => root.addEventListener("toggle", () => tell(opened(root)), true);
