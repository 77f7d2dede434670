import "#server/boot.ts";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { handler as pages } from "@astrojs/node/server.js";

const port = Number(process.env["PORT"] || 4322);
const address = `http://localhost:${port}`;

/** Only this machine may look, and only look: another site's page cannot reach in under a name of its own. */
function isAllowed({ method, headers }: IncomingMessage): boolean {
  const isLocal = headers.host === `localhost:${port}` || headers.host === `127.0.0.1:${port}`;
  return isLocal && (method === "GET" || method === "HEAD");
}

function answer(req: IncomingMessage, res: ServerResponse): void {
  res.setHeader("Cache-Control", "no-store");
  if (isAllowed(req)) return void pages(req, res);
  res.writeHead(403).end();
}

const server = createServer(answer);
server.once("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EADDRINUSE") throw error;
  process.stderr.write(`Port ${port} is in use. Choose another: PORT=4323 npm run preview\n`);
  process.exit(1);
});
server.listen(port, "127.0.0.1", () => {
  const shown = process.env["PREVIEW_PATH"] ?? "/";
  process.stdout.write(`Preview: ${address}${shown}\nSave a file, load the page anew. Stop with Ctrl+C.\n`);
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(0));
