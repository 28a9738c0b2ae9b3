import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "../../architecture/sources.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const lock = (): string => join(folder, ".setup", "lock");

/** A process that does `work` while it holds the lock. */
function holder(work: string): ChildProcess {
  const script = `
    import { appendFileSync } from "node:fs";
    import { holdLock } from ${JSON.stringify(pathToFileURL(join(root, "tools/setupLock.mjs")).href)};
    const log = (text) => appendFileSync(${JSON.stringify(join(folder, "log"))}, text + " ");
    await holdLock(${JSON.stringify(lock())}, async () => { ${work} }, (pid) => process.send?.({ waitsFor: pid }));`;
  return spawn(process.execPath, ["--input-type=module", "--eval", script], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
}

const log = (): string => readFileSync(join(folder, "log"), "utf8").trim();
const HOLD = `process.send("holds"); await new Promise((resolve) => process.once("message", resolve)); log("first");`;
const APPEND = `log("in"); await new Promise(setImmediate); log("out");`;

describe("holdLock", () => {
  it("lets one process at a time do its work", async () => {
    const children = Array.from({ length: 4 }, () => holder(APPEND));
    const ends = await Promise.all(children.map((child) => once(child, "exit")));
    expect(ends.map(([code]) => Number(code))).toEqual([0, 0, 0, 0]);
    expect(log()).toBe(Array.from({ length: 4 }, () => "in out").join(" "));
    expect(readdirSync(join(folder, ".setup"))).toEqual([]);
  });

  it("waits for an owner that is alive, and says for whom", async () => {
    const first = holder(HOLD);
    await once(first, "message");
    const second = holder(APPEND);
    expect(await once(second, "message")).toContainEqual({ waitsFor: first.pid });
    first.send("go on");
    await once(second, "exit");
    expect(log()).toBe("first in out");
  });

  it("takes the lock of an owner that was killed, and clears away what it left", async () => {
    const first = holder(HOLD);
    await once(first, "message");
    first.kill("SIGKILL");
    await once(first, "exit");
    expect(existsSync(lock())).toBe(true);
    expect(await once(holder(APPEND), "exit")).toEqual([0, null]);
    expect(log()).toBe("in out");
    expect(readdirSync(join(folder, ".setup"))).toEqual([]);
  });

  it("takes a lock whose owner has not shown itself for long, whoever has its number now", async () => {
    const first = holder(
      `process.send("holds"); const until = new Int32Array(new SharedArrayBuffer(4)); Atomics.wait(until, 0, 0);`,
    );
    await once(first, "message");
    const [owner = ""] = readdirSync(lock());
    const longAgo = new Date(0);
    utimesSync(join(lock(), owner), longAgo, longAgo);
    expect(await once(holder(APPEND), "exit")).toEqual([0, null]);
    first.kill("SIGKILL");
    expect(log()).toBe("in out");
  });

  it("frees the lock when the work fails or the process ends within it", async () => {
    expect(await once(holder(`throw new Error("no");`), "exit")).toEqual([1, null]);
    expect(await once(holder(`process.exit(3);`), "exit")).toEqual([3, null]);
    expect(existsSync(lock())).toBe(false);
  });
});
