import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { bin } from "./cli.js";

const entry = fileURLToPath(new URL("../fixtures/subnets/connecting.mjs", import.meta.url));

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "subnetkit-ending-"))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Ends a check in the middle of an answer; returns once the process in which the subnet ran has ended too. */
async function endedBy(signal: NodeJS.Signals): Promise<NodeJS.Signals | null> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const check = spawn(process.execPath, [bin, "check", entry], {
    env: { ...process.env, TMPDIR: folder, CONNECTING_PORT: String((server.address() as AddressInfo).port) },
    stdio: "ignore",
  });
  const ended = once(check, "exit");
  try {
    const [probe] = (await once(server, "connection")) as [Socket];
    const gone = once(probe.on("error", () => undefined).resume(), "close");
    check.kill(signal);
    await gone;
    return ((await ended) as [number | null, NodeJS.Signals | null])[1];
  } finally {
    check.kill("SIGKILL");
    server.close();
  }
}

describe("a check that is ended", () => {
  it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
    "by %s leaves neither process nor folder",
    async (signal) => {
      expect(await endedBy(signal)).toBe(signal);
      expect(readdirSync(folder)).toEqual([]);
    },
  );

  it("without a chance to clean up leaves no process", async () => {
    expect(await endedBy("SIGKILL")).toBe("SIGKILL");
  });
});
