import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { root } from "../architecture/sources.js";
import { startCli, type Finished } from "../e2e/cli.js";
import { onNetwork } from "./onNetwork.js";

const subnet = join(root, "test", "fixtures", "subnets", "misbehaving.mjs");
const folder = mkdtempSync(join(tmpdir(), "subnetkit-ask-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Answer {
  readonly uid: number;
  readonly response?: { readonly answer: number };
  readonly score?: number;
  readonly missing?: string;
}

describe("subnetkit ask", () => {
  it("buys answers from a running network, which says so, and refuses strangers", async () => {
    const input = join(folder, "request.json");
    writeFileSync(input, JSON.stringify({ question: 21 }));
    const network = await onNetwork(["--subnet", subnet], async (port) => {
      const ask = (...args: readonly string[]): Promise<Finished> =>
        startCli(["ask", "misbehaving", "--input", input, "--url", `ws://127.0.0.1:${port}`, ...args]);
      const all = await ask("--dev", "alice", "--all", "--json", "--to", "3", "--to", "4", "--to", "7");
      expect(all.code, all.stderr).toBe(0);
      const { answers } = JSON.parse(all.stdout) as { readonly answers: readonly Answer[] };
      // UID 3 is honest, 4 answers garbage, 7 throws.
      expect(
        answers.map(({ uid, response, score, missing }) => [uid, response?.answer, score, missing]),
      ).toEqual([
        [3, 42, 1, undefined],
        [4, undefined, undefined, "failed"],
        [7, undefined, undefined, "failed"],
      ]);
      const best = await ask("--dev", "alice", "--to", "3");
      expect(best.stdout).toContain('{"answer":42}');
      expect((await ask("--dev", "alice", "--to", "4")).stderr).toContain("SK3012");
      expect((await ask("--dev", "nobody-here", "--to", "3")).stderr).toContain("SK3001");
      expect((await ask("--dev", "alice", "--to", "99")).stderr).toContain("SK3009");
      writeFileSync(input, JSON.stringify({ question: "?" }));
      expect((await ask("--dev", "alice")).stderr).toContain("SK3000");
      writeFileSync(input, "{");
      expect((await ask("--dev", "alice")).stderr).toContain("SK3021");
    });
    expect(network.code).toBe(0);
    const sold = network.stdout.split("\n").filter((line) => line.startsWith('{"event":"sold"'));
    expect(sold.length).toBeGreaterThanOrEqual(2);
  });

  it("says where it looked when no such subnet takes requests", async () => {
    const input = join(folder, "any.json");
    writeFileSync(input, "{}");
    await onNetwork(["--subnet", subnet], async (port) => {
      const asked = await startCli([
        "ask",
        "weather",
        "--input",
        input,
        "--dev",
        "alice",
        "--url",
        `ws://127.0.0.1:${port}`,
      ]);
      expect([asked.code, asked.stderr]).toEqual([1, expect.stringContaining("SK1914") as string]);
    });
  });
});
