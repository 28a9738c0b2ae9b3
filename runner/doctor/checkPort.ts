import { createServer } from "node:net";
import type { Finding } from "./finding.js";

/** Whether the port that `subnetkit dev` listens on is free. */
export function checkPort(port: number): Promise<Finding> {
  const check = "Port";
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) =>
      resolve({
        check,
        status: "warning",
        detail: `${port} can't be listened on (${error.code ?? error.message})`,
        next: "A network may be running already; otherwise start one with --port and another number, or 0.",
      }),
    );
    server.listen(port, "127.0.0.1", () => {
      server.close(() => resolve({ check, status: "ok", detail: `127.0.0.1:${port} is free` }));
    });
  });
}
