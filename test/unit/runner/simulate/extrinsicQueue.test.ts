import { beforeEach, describe, expect, it } from "vitest";
import { decodeExtrinsic } from "../../../../core/chain/decodeExtrinsic.js";
import { developmentSigner, type Signer } from "../../../../core/primitives/keys.js";
import { createSimulation } from "../../../../runner/simulate/createSimulation.js";
import { createExtrinsicQueue, type ExtrinsicQueue } from "../../../../runner/simulate/extrinsicQueue.js";
import { repeatSubnet } from "../../../fixtures/subnets/repeatSubnet.js";

const signers = ["a", "b"].map((name) => developmentSigner("queue", name));
const [first, second] = signers as [Signer, Signer];
let queue: ExtrinsicQueue;

const pay = (signer: Signer, amount: bigint): string =>
  queue.submit(signer, { name: "balances.transfer", args: { to: first.account, amount } });
const taken = (): readonly (readonly [string, number])[] =>
  queue.take().map((encoded) => {
    const { signer, nonce } = decodeExtrinsic(encoded);
    return [signer, nonce];
  });

beforeEach(async () => {
  const network = await createSimulation({ seed: 1, subnets: [{ subnet: repeatSubnet, validators: 1 }] });
  queue = createExtrinsicQueue(network.chain);
});

describe("the queue of extrinsics", () => {
  it("orders by signer and nonce, however submissions interleave", () => {
    pay(second, 1n);
    pay(first, 1n);
    pay(second, 2n);
    expect(queue.size).toBe(3);
    const [low, high] = [first.account, second.account].sort((a, b) => (a < b ? -1 : 1));
    const count = (account: string | undefined): number => (account === first.account ? 1 : 2);
    const expected = [low, high].flatMap((account) =>
      Array.from({ length: count(account) }, (_, nonce) => [account, nonce] as const),
    );
    expect(taken()).toEqual(expected);
    expect(queue.size).toBe(0);
  });

  it("puts back what was kept, and drops what came after", () => {
    pay(first, 1n);
    const kept = queue.keep();
    pay(first, 2n);
    queue.restore(kept);
    expect(queue.size).toBe(1);
    expect(taken()).toEqual([[first.account, 0]]);
    queue.restore(kept);
    expect(taken()).toEqual([[first.account, 0]]);
  });
});
