// What the servers of this folder and of examples/ have in common.

// The path that a request asks for, with index.html for a folder; null where it is no path, which is the asker's
// mistake: an escape that is none, a part that leads outside, a character that no file name holds.
export function pathOf(request) {
  try {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname).replace(/\/$/, "/index.html");
    return /\0|\\|\/\.\.(\/|$)/.test(path) ? null : path;
  } catch {
    return null;
  }
}
