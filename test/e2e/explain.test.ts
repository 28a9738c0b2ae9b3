import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../architecture/sources.js";
import { startCli, type Finished } from "./cli.js";

/** Three validators, a miner that scores 1 and, with UID 4, one that scores 0.5. */
const echo = join(root, "test", "fixtures", "subnets", "echo.mjs");

describe("subnetkit explain", () => {
  it("explains a miner and a validator of a running network", async () => {
    let explained: Promise<Finished[]> | undefined;
    const dev = await startCli(["dev", echo, "--port", "0", "--seed", "explain"], (text, child) => {
      const url = /ws:\/\/127\.0\.0\.1:\d+/.exec(text)?.[0];
      if (explained || url === undefined || !text.includes("Epoch 2 ")) return;
      const about = (uid: string, ...more: string[]): Promise<Finished> =>
        startCli(["explain", "--netuid", "1", "--uid", uid, "--url", url, ...more]);
      explained = Promise.all([about("4"), about("0"), about("0", "--json"), about("999")]);
      void explained.then(() => child.kill("SIGINT"));
    });
    expect(dev.code).toBe(0);
    const [miner, validator, json, unknown] = (await explained) ?? [];
    expect(miner?.stdout).toMatch(
      /As a miner: earned incentive[\s\S]*mean score[\s\S]* 0\.[0-9]{4} [\s\S]*Consensus[\s\S]*staked to itself/,
    );
    expect(validator?.stdout).toMatch(/As a validator: dividends[\s\S]*Bonds[\s\S]*validator pot/);
    expect(JSON.parse(json?.stdout ?? "")).toMatchObject({ netuid: 1, uid: 0, roles: ["validator"] });
    expect(unknown).toMatchObject({ code: 1, stderr: expect.stringContaining("SK0805") as string });
  });

  it.each([
    [["explain", "--netuid", "1"], "SK2100", 2],
    [["explain", "--netuid", "1", "--uid", "x"], "SK2101", 2],
    [["explain", "--netuid", "1", "--uid", "0", "--url", "ws://127.0.0.1:9"], "SK1910", 1],
  ])("refuses %j with %s", async (args, code, exitCode) => {
    const result = await startCli(args);
    expect(result.stderr).toContain(code);
    expect(result.code).toBe(exitCode);
  });
});
