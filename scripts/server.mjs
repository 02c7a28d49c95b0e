// The one static server of the scripts and of examples/. It listens on this machine alone.
import { createServer } from "node:http";
import { extname } from "node:path";

const types = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".xml": "application/xml",
  ".csv": "text/csv; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
};

// The path that a request asks for, with index.html for a folder; null where it is no path, which is the asker's
// mistake: an escape that is none, a part that leads outside, a character that no file name holds.
function pathOf(request) {
  try {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname).replace(/\/$/, "/index.html");
    return /\0|\\|\/\.\.(\/|$)/.test(path) ? null : path;
  } catch {
    return null;
  }
}

// Answers each path with a body and more headers, or with 404 where `answer` gives nothing or finds no file. Port 0 is
// any that is free.
export async function listen(port, answer) {
  const server = createServer(async (request, response) => {
    const path = pathOf(request);
    if (path === null) return response.writeHead(400).end();
    try {
      const found = await answer(path, request);
      if (found) {
        const [body, headers] = found;
        const type = types[extname(path)] ?? "application/octet-stream";
        return response.writeHead(200, { "content-type": type, ...headers }).end(body);
      }
    } catch (error) {
      if (!["ENOENT", "EISDIR", "ENOTDIR", "ENAMETOOLONG"].includes(error.code)) console.error(error);
    }
    response.writeHead(404, { "access-control-allow-origin": "*" }).end();
  });
  await new Promise((ready, failed) => server.once("error", failed).listen(port, "127.0.0.1", ready));
  const close = () => (server.close(), server.closeAllConnections());
  return { origin: `http://127.0.0.1:${server.address().port}`, close };
}
