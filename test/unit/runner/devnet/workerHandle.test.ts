import { pathToFileURL } from "node:url";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startWorker } from "../../../../runner/devnet/workerHandle.js";
import { root } from "../../../architecture/sources.js";

const entry = (name: string): URL => pathToFileURL(join(root, "test", "fixtures", "workers", `${name}.mjs`));
const data = { source: entry("a subnet").href, role: "miner" } as const;

describe("a worker as the main thread sees it", () => {
  it("describes itself, gets ready, handles blocks and stops, whatever a plugin of it posts besides", async () => {
    const worker = startWorker(entry("obedient"), data);
    expect((await worker.describe()).id).toBe("obedient");
    worker.send({ kind: "hosts", endpoints: {} });
    await worker.ready();
    await worker.handled(7);
    expect(worker.alive).toBe(true);
    const problems: (string | undefined)[] = [];
    worker.onMessage((message) => problems.push(message.kind === "problem" ? message.error.code : undefined));
    // Each once, also to who listens late.
    expect(problems.sort()).toEqual(["SK2208", "SK2209"]);
    await Promise.all([worker.stop(), worker.stop()]);
    await worker.stop();
    expect(worker.alive).toBe(false);
  });

  it("passes the reason on when it fails at load", async () => {
    const worker = startWorker(entry("failing"), data);
    await expect(worker.describe()).rejects.toMatchObject({ code: "SK9902" });
    await worker.stop();
  });

  it.each([
    ["error", /as worker threads do/],
    ["nothing", /threw null/],
    ["missing", /threw undefined/],
    ["text", /threw 'oops'/],
  ])("is given up with SK2201 when it dies of %s, and nobody waits for it any more", async (what, told) => {
    const worker = startWorker(entry("dying"), { ...data, source: `${data.source}?throw=${what}` });
    const codes: string[] = [];
    worker.onFailure((error) => {
      codes.push(error.code);
      expect(error.message).toMatch(told);
    });
    await worker.handled(1);
    worker.onFailure((error) => codes.push(`again ${error.code}`));
    expect(codes).toEqual(["SK2201", "again SK2201"]);
    expect(worker.alive).toBe(false);
  });

  it.each([
    [["4 solve"], "SK2211", 4, /The miner UID 4 of looping .* in its solve /],
    [
      ["4 solve", "7 factory"],
      "SK2214",
      undefined,
      /The miners of looping .*: UID 7 in factory, UID 4 in solve\./,
    ],
    [[], "SK2215", undefined, /The miners of looping/],
  ])(
    "is given up when it never takes a turn, with what may be to blame: %s, %s",
    async (open, code, uid, told) => {
      const calls = new URLSearchParams(open.map((call): [string, string] => ["open", call]));
      const worker = startWorker(
        entry("looping"),
        { ...data, source: `${data.source}?${calls.toString()}` },
        1,
      );
      const failures: unknown[] = [];
      worker.onFailure((error, of) => {
        failures.push([error.code, of]);
        expect(error.message).toMatch(told);
      });
      await worker.describe();
      await worker.handled(1);
      worker.onFailure((error, of) => failures.push(["again", error.code, of]));
      expect(failures).toEqual([
        [code, uid],
        ["again", code, uid],
      ]);
      expect([worker.alive, worker.isLost]).toEqual([false, true]);
    },
  );

  it("ends waits when it is stopped", async () => {
    const worker = startWorker(entry("obedient"), data);
    await worker.describe();
    const waiting = worker.handled(1_000);
    await worker.stop();
    await expect(waiting).resolves.toBeUndefined();
  });
});
