import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { developmentSigner } from "../../core/primitives/keys.js";
import { localGenesis } from "../../runner/devnet/preset/localGenesis.js";
import { localConsensus, startNode, type Node } from "../../runner/node/startNode.js";
import { startCli, type Finished } from "./cli.js";
import { echoDescription } from "../fixtures/echoDescription.js";

const { id, version } = localConsensus;
const network = localGenesis("tx", 0, { id, version }, [echoDescription({ profiles: ["loud"] })]);
const bob = developmentSigner("tx", "bob/coldkey").account;

let node: Node;
beforeAll(async () => {
  node = await startNode({
    genesis: network.genesis,
    host: "127.0.0.1",
    port: 0,
    sealing: { policy: "instant" },
  });
});
afterAll(() => node.stop());

const run = (...args: string[]): Promise<Finished> =>
  startCli([...args, "--url", `ws://127.0.0.1:${node.rpcPort}`]);
const asAlice = ["--dev", "alice", "--seed", "tx"];

describe("subnetkit tx and query", () => {
  it("sends TAO and shows it, to people and to programs", async () => {
    const sent = await run("tx", "transfer", "--to", "dev:bob", "--amount", "1.000000001", ...asAlice);
    expect(sent).toMatchObject({ code: 0, stderr: "" });
    expect(sent.stdout).toContain("Applied");
    const shown = await run("query", "account", "dev:bob", "--seed", "tx");
    expect(shown.stdout).toContain("1.000000001");
    const [, sentId = ""] = /Id +([0-9a-f]{64})/.exec(sent.stdout) ?? [];
    expect((await run("query", "tx", sentId)).stdout).toContain("applied");
    const asJson = await run("query", "account", bob, "--json");
    expect(JSON.parse(asJson.stdout)).toMatchObject({ account: bob, free: "1000000001" });
  });

  it("stakes and shows the stake", async () => {
    const hotkey = ["--hotkey", "dev:validator-1.0/hotkey"];
    const staked = await run(
      "tx",
      "stake",
      "add",
      ...hotkey,
      "--netuid",
      "1",
      "--amount",
      "10",
      ...asAlice,
      "--json",
    );
    expect(JSON.parse(staked.stdout)).toMatchObject({
      call: "staking.add",
      included: { receipt: { ok: true } },
    });
    const account = await run("query", "account", "dev:alice", "--seed", "tx", "--json");
    expect(JSON.parse(account.stdout)).toMatchObject({ stakes: [{ netuid: 1 }] });
  });

  it.each([
    ["head", [], "Genesis"],
    ["block", [], "Parent"],
    ["events", ["1"], "ledger.transferred"],
    ["metagraph", ["1"], "incentive"],
    ["subnet", ["1"], "hyperparameter"],
    ["supply", [], "Next halving"],
  ])("shows %s %j", async (what, args, expected) => {
    const result = await run("query", what, ...args);
    expect(result.stderr).toBe("");
    expect(result.stdout).toContain(expected);
    const asJson = await run("query", what, ...args, "--json");
    expect(typeof JSON.parse(asJson.stdout)).toBe("object");
  });

  it.each<[string[], string, number]>([
    [["tx", "transfer", "--to", "dev:bob", "--amount", "99999999", ...asAlice], "SK03", 1],
    [["tx", "transfer", "--to", "dev:bob", "--amount", "1e3", ...asAlice], "SK2101", 2],
    [["tx", "transfer", "--to", "nobody", "--amount", "1", ...asAlice], "SK2106", 1],
    [["tx", "transfer", "--to", bob, "--amount", "1"], "SK2103", 1],
    [["tx", "transfer", "--amount", "1", ...asAlice], "SK2100", 2],
    [["query", "metagraph", "99"], "SK0601", 1],
    [["query", "block", "999999"], "SK1212", 1],
  ])("refuses %j with %s", async (args, code, exitCode) => {
    const result = await run(...args);
    expect(result.stderr).toContain(code);
    expect(result.stderr).toContain("Next:");
    expect(result.code).toBe(exitCode);
  });

  it("says when no node is there", async () => {
    const result = await startCli(["query", "head", "--url", "ws://127.0.0.1:1"]);
    expect(result.stderr).toContain("SK1910");
    expect(result.code).toBe(1);
  });
});
