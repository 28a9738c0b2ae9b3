import { describe, expect, it } from "vitest";
import { createChain } from "../../../core/chain/chain.js";
import { isSubnetkitError } from "../../../core/primitives/errors.js";
import { stateHash } from "../../../core/state/hash.js";
import { connect } from "../../../plugins/rpc/client/connect.js";
import { localGenesis } from "../../../runner/devnet/preset/localGenesis.js";
import { localConsensus, startNode } from "../../../runner/node/startNode.js";
import { echoDescription } from "../../fixtures/echoDescription.js";

const consensus = { id: localConsensus.id, version: localConsensus.version };
const description = echoDescription({ profiles: ["loud"], hyperparameters: { tempo: 10 } });
const { genesis } = localGenesis("advance", 0, consensus, [description]);
const options = { genesis, host: "127.0.0.1", port: 0, sealing: { policy: "manual" } } as const;

async function codeOf(answer: Promise<unknown>): Promise<string> {
  try {
    await answer;
    return "none";
  } catch (error) {
    return isSubnetkitError(error) ? error.code : "uncoded";
  }
}

describe("dev_advance", () => {
  it("crosses empty blocks on a development node, and subscribers see where it came", async () => {
    const node = await startNode({ ...options, development: true });
    const client = await connect(`ws://127.0.0.1:${node.rpcPort}`);
    const heights: number[] = [];
    await client.subscribe("chain_subscribeBlocks", {}, (head) => {
      heights.push((head as { height: number }).height);
    });
    node.engine.seal();
    expect(await client.call("dev_advance", { blocks: 5_003 })).toEqual(node.chain.head);
    expect(node.chain.head.height).toBe(5_004);
    expect(await client.call("dev_advance", { epochs: 2 })).toMatchObject({ height: 5_020 });
    expect(await client.call("dev_advance", { toBlock: 5_021 })).toMatchObject({ height: 5_021 });
    await client.call("chain_head");
    expect(heights).toEqual([0, 1, 5_001, 5_004, 5_010, 5_020, 5_021]);

    const expected = createChain({ genesis, consensus: localConsensus });
    for (let height = 1; height <= 5_021; height++) expected.applyBlock([]);
    expect(node.chain.head).toEqual(expected.head);
    expect(stateHash(node.chain.state)).toBe(stateHash(expected.state));

    expect(await codeOf(client.call("dev_advance", { toBlock: 5_021 }))).toBe("SK1223");
    expect(await codeOf(client.call("dev_advance", {}))).toBe("SK1904");
    expect(await codeOf(client.call("dev_advance", { blocks: 1, epochs: 1 }))).toBe("SK1904");
    expect(node.engine.seal().height).toBe(5_022);
    client.close();
    await node.stop();
  });

  it("is no method of any other node", async () => {
    const node = await startNode(options);
    const client = await connect(`ws://127.0.0.1:${node.rpcPort}`);
    expect(await codeOf(client.call("dev_advance", { blocks: 1 }))).toBe("SK1903");
    client.close();
    await node.stop();
  });
});
