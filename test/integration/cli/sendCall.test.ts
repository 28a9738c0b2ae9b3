import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signerFromSecret } from "../../../core/primitives/secretKey.js";
import { secretFromUri } from "../../../core/primitives/secretUri.js";
import { connect, type Client } from "../../../plugins/rpc/client/connect.js";
import { devSigner } from "../../../runner/cli/devSigner.js";
import { accountReader, resolveSigner } from "../../../runner/cli/tx/resolveSigner.js";
import { sendCall, type Sent } from "../../../runner/cli/tx/sendCall.js";
import { localGenesis } from "../../../runner/devnet/preset/localGenesis.js";
import { keyStore } from "../../../runner/keys/keyStore.js";
import { localConsensus, startNode, type Node } from "../../../runner/node/startNode.js";
import { echoDescription } from "../../fixtures/echoDescription.js";

const { id, version } = localConsensus;
const network = localGenesis("cli", 0, { id, version }, [echoDescription({ profiles: ["loud"] })]);
const alice = devSigner("cli", "alice");
const wallet = signerFromSecret(secretFromUri("sr25519", "//Alice"));
const waiting = { lifetimeBlocks: 4, timeoutMs: 20_000 };
const transfer = (amount: bigint, to = wallet.account) =>
  ({ name: "balances.transfer", args: { to, amount } }) as const;

let node: Node;
let client: Client;
beforeAll(async () => {
  node = await startNode({
    genesis: network.genesis,
    host: "127.0.0.1",
    port: 0,
    sealing: { policy: "instant" },
  });
  client = await connect(`ws://127.0.0.1:${node.rpcPort}`);
});
afterAll(async () => {
  client.close();
  await node.stop();
});

const refusal = async (sent: Promise<Sent>): Promise<string> =>
  sent.then(
    () => "none",
    (error: unknown) => String((error as { code?: unknown }).code),
  );

describe("sendCall", () => {
  it("waits for the block and gives the receipt", async () => {
    const sent = await sendCall(client, alice, transfer(5_000_000_000n), waiting);
    expect(sent).toMatchObject({ call: "balances.transfer", signer: alice.account, nonce: 0 });
    expect(sent.included).toMatchObject({
      height: node.chain.head.height,
      receipt: { id: sent.id, ok: true },
    });
    expect(await client.call("state_account", { account: wallet.account })).toMatchObject({
      free: "5000000000",
    });
  });

  it("takes a wallet's Sr25519 key", async () => {
    const sent = await sendCall(client, wallet, transfer(1_000_000n, alice.account), waiting);
    expect(sent.included?.receipt.ok).toBe(true);
  });

  it("throws the code of a refused receipt, and of the pool", async () => {
    expect(await refusal(sendCall(client, wallet, transfer(10n ** 18n, alice.account), waiting))).toMatch(
      /^SK03/,
    );
    expect(await refusal(sendCall(client, alice, transfer(1n), { ...waiting, nonce: 0 }))).toBe("SK1209");
    expect(await refusal(sendCall(client, alice, transfer(1n), { ...waiting, nonce: 99 }))).toBe("SK1210");
  });

  it("does not wait where it is not to", async () => {
    const sent = await sendCall(client, alice, transfer(1n), { lifetimeBlocks: 4 });
    expect(sent.included).toBeUndefined();
    expect(sent.id).toMatch(/^[0-9a-f]{64}$/);
  });

  it("gives up when no block comes, and when blocks come without it", async () => {
    const still = await startNode({
      genesis: network.genesis,
      host: "127.0.0.1",
      port: 0,
      sealing: { policy: "manual" },
    });
    const other = await connect(`ws://127.0.0.1:${still.rpcPort}`);
    try {
      expect(await refusal(sendCall(other, alice, transfer(1n), { lifetimeBlocks: 4, timeoutMs: 50 }))).toBe(
        "SK2105",
      );
      // A pool that loses what it took.
      const losing: Client = {
        ...other,
        call: async (method, params) => (method === "tx_submit" ? { id: "00" } : other.call(method, params)),
      };
      const lost = refusal(sendCall(losing, alice, transfer(1n), { ...waiting, lifetimeBlocks: 2 }));
      const sealing = setInterval(() => still.engine.seal(), 5);
      expect(await lost).toBe("SK2104");
      clearInterval(sealing);
    } finally {
      other.close();
      await still.stop();
    }
  });
});

describe("who signs", () => {
  it("is a development account, a named key or a key file, and nobody else", async () => {
    const dir = await mkdtemp(join(tmpdir(), "keys-"));
    const passwordFile = join(dir, "password");
    try {
      const secret = secretFromUri("ed25519", "//Bob");
      const { file, account } = await keyStore(dir).add("bob", secret, "correct horse", {
        logN: 12,
        r: 8,
        p: 1,
      });
      await writeFile(passwordFile, "correct horse\n");
      const seed = "cli";
      expect((await resolveSigner({ dev: "alice", seed })).account).toBe(alice.account);
      expect((await resolveSigner({ key: "bob", dir, passwordFile, seed })).account).toBe(account);
      expect((await resolveSigner({ keyFile: file, passwordFile, seed })).account).toBe(account);
      await expect(resolveSigner({ seed })).rejects.toMatchObject({ code: "SK2103" });
      await expect(resolveSigner({ key: "carol", dir, passwordFile, seed })).rejects.toMatchObject({
        code: "SK2702",
      });

      const read = accountReader({ dir, seed });
      expect(await read("bob")).toBe(account);
      expect(await read("dev:alice")).toBe(alice.account);
      expect(await read(wallet.account)).toBe(wallet.account);
      await expect(read("carol")).rejects.toMatchObject({ code: "SK2106" });
    } finally {
      await rm(dir, { recursive: true });
    }
  });
});
