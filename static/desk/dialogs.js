// What a browser asks its user: which files to take, and where to put one.

/** @param {string} name @param {Uint8Array} bytes @param {string} type */
export function save(name, bytes, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** @param {string} accept @param {boolean} isFolder @returns {Promise<File[]>} */
export function chosen(accept, isFolder) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  input.webkitdirectory = isFolder;
  return new Promise((resolve) => {
    input.addEventListener("change", () => resolve([...(input.files ?? [])]), { once: true });
    input.addEventListener("cancel", () => resolve([]), { once: true });
    input.click();
  });
}

/** Hears of a file that is dropped onto the desk. @param {(file: File) => void} take */
export function dropped(take) {
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    const [file] = event.dataTransfer?.files ?? [];
    if (file) take(file);
  });
}
