import { describe, expect, it } from "vitest";
import { shakeHands, identity, keysOf, miner, validator, stranger, tampered } from "./handshakeFixture.js";
import { decodeHello, encodeHello } from "../../../../core/protocol/handshakeMessages.js";
import { signingPayload } from "../../../../core/protocol/transcript.js";
import { verifySignature } from "../../../../core/primitives/keys.js";
import { signerFromSecret } from "../../../../core/primitives/secretKey.js";
import { secretFromUri } from "../../../../core/primitives/secretUri.js";
import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import { equalBytes } from "../../../../core/primitives/bytes.js";

describe("handshake", () => {
  it("gives both sides the same signed transcript and crosswise equal keys", async () => {
    const { miner: m, validator: v, clock } = await shakeHands();
    const [atMiner, atValidator] = [m.established, v.established];
    if (!atMiner || !atValidator) throw new Error(`refused: ${m.code} ${v.code}`);

    expect(atMiner.transcript).toEqual(atValidator.transcript);
    const [minerKeys, validatorKeys] = [keysOf(atMiner), keysOf(atValidator)];
    expect(minerKeys.sealing.equals(validatorKeys.opening)).toBe(true);
    expect(minerKeys.opening.equals(validatorKeys.sealing)).toBe(true);
    expect(minerKeys.sealing.equals(minerKeys.opening)).toBe(false);
    expect(atMiner.peer.hotkey).toBe(validator.account);
    expect(atValidator.peer.hotkey).toBe(miner.account);
    expect(atMiner.peer).toEqual(atValidator.own);

    const { transcript } = atValidator;
    expect(
      verifySignature(miner.account, signingPayload("miner", transcript), transcript.minerSignature),
    ).toBe(true);
    expect(
      verifySignature(
        validator.account,
        signingPayload("validator", transcript),
        transcript.validatorSignature,
      ),
    ).toBe(true);
    expect(clock.pending).toBe(0);
  });

  it("agrees on no secret over a private connection, and proves the same", async () => {
    const first = await shakeHands({ between: () => createMemoryDuplexPair(true) });
    const second = await shakeHands({ between: () => createMemoryDuplexPair(true) });
    const sides = [first.miner, first.validator, second.miner].map(({ established }) => established);
    const [atMiner, atValidator, again] = sides;
    if (!atMiner || !atValidator || !again) throw new Error("refused");

    expect(sides.map((side) => side?.keys)).toEqual([undefined, undefined, undefined]);
    expect(atMiner.transcript).toEqual(atValidator.transcript);
    const { transcript } = atMiner;
    expect(
      verifySignature(
        validator.account,
        signingPayload("validator", transcript),
        transcript.validatorSignature,
      ),
    ).toBe(true);
    // Each session still has a challenge and keys for receipts of its own.
    expect(again.own.challenge).not.toEqual(atMiner.own.challenge);
    expect(again.own.receiptKey).not.toEqual(atMiner.own.receiptKey);
  });

  it("makes a new key for each agreement on a secret", async () => {
    const first = await shakeHands();
    const second = await shakeHands();
    expect(second.miner.established?.own.agreementKey).not.toEqual(first.miner.established?.own.agreementKey);
  });

  it("works between an Sr25519 and an Ed25519 hotkey", async () => {
    const sr25519 = signerFromSecret(secretFromUri("sr25519", "//Alice"));
    const { miner: m, validator: v } = await shakeHands({
      miner: { identity: identity({ signer: sr25519 }) },
      validator: { miner: sr25519.account },
    });
    expect([m.code, v.code]).toEqual([undefined, undefined]);
    expect(v.established?.peer).toMatchObject({ scheme: "sr25519", hotkey: sr25519.account });
    expect(m.established?.peer.scheme).toBe("ed25519");
  });

  it("refuses an Sr25519 hotkey that says it is an Ed25519 one", async () => {
    const sr25519 = signerFromSecret(secretFromUri("sr25519", "//Alice"));
    const { validator: v } = await shakeHands({
      miner: { identity: identity({ signer: { ...sr25519, scheme: "ed25519" } }) },
      validator: { miner: sr25519.account },
    });
    expect(v.code).toBe("SK1416");
  });

  it("uses fresh keys and challenges in every session", async () => {
    const [one, two] = [await shakeHands(), await shakeHands()];
    const fields = [one, two].flatMap(({ miner: side }) => {
      const own = side.established?.own;
      return own ? [own.agreementKey, own.receiptKey, own.challenge] : [];
    });
    expect(new Set(fields.map((bytes) => Buffer.from(bytes).toString("hex"))).size).toBe(6);
  });

  it.each([
    ["SK1405", { genesisHash: "00".repeat(32) }],
    ["SK1406", { netuid: 4 }],
    ["SK1407", { plugin: { id: "other", version: "1.2.3", schemaHash: "cd".repeat(32) } }],
    ["SK1408", { plugin: { id: "echo", version: "2.0.0", schemaHash: "cd".repeat(32) } }],
    ["SK1409", { plugin: { id: "echo", version: "1.2.3", schemaHash: "ef".repeat(32) } }],
    ["SK1413", { height: () => 1_026 }],
    ["SK1414", { height: () => 974 }],
  ])("validator refuses with %s before it signs", async (code, over) => {
    const { miner: m, validator: v } = await shakeHands({
      validator: { identity: identity({ signer: validator, ...over }) },
    });
    expect(v.code).toBe(code);
    expect(m.code).toBe("SK1418");
  });

  it("accepts a peer that runs another minor version", async () => {
    const plugin = { id: "echo", version: "1.9.0", schemaHash: "cd".repeat(32) };
    const { validator: v } = await shakeHands({
      validator: { identity: identity({ signer: validator, plugin }) },
    });
    expect(v.established?.peer.plugin.version).toBe("1.2.3");
  });

  it("accepts an offer to the last block of its validity", async () => {
    const { validator: v } = await shakeHands({
      validator: { identity: identity({ signer: validator, height: () => 1_025 }) },
    });
    expect(v.code).toBeUndefined();
  });

  it("validator refuses a miner that is not the one it dialled", async () => {
    const { validator: v } = await shakeHands({ validator: { miner: stranger.account } });
    expect(v.code).toBe("SK1410");
  });

  it("miner refuses a caller that is not the one named in the upgrade", async () => {
    const { miner: m } = await shakeHands({ miner: { caller: stranger.account } });
    expect(m.code).toBe("SK1410");
  });

  it("miner refuses an unregistered caller, and one without a permit", async () => {
    expect((await shakeHands({ miner: { standing: () => undefined } })).miner.code).toBe("SK1411");
    expect((await shakeHands({ miner: { standing: () => ({ validatorPermit: false }) } })).miner.code).toBe(
      "SK1412",
    );
  });

  it("miner refuses an auth whose view of the chain is too far from its own", async () => {
    // The miner's view moves while the handshake runs: 1,000 at hello, then 1,026.
    const heights = [1_000, 1_026];
    const minerIdentity = identity({ height: () => heights.shift() ?? 1_026 });
    expect((await shakeHands({ miner: { identity: minerIdentity } })).miner.code).toBe("SK1413");
  });

  it("ends both sides in time when the other is silent", async () => {
    const { miner: m, validator: v } = await shakeHands({ between: ([a, b]) => [a, tampered(b, () => [])] });
    expect(m.code).toBe("SK1417");
    expect(["SK1417", "SK1418"]).toContain(v.code);
    const deaf = await shakeHands({ between: ([a, b]) => [tampered(a, () => []), b] });
    expect(["SK1417", "SK1418"]).toContain(deaf.validator.code);
  });

  it("refuses a changed byte anywhere in hello, auth or ready", async () => {
    const reference = await shakeHands();
    expect(reference.miner.code).toBeUndefined();
    const flip = (message: Uint8Array, at: number): Uint8Array => {
      const changed = Uint8Array.from(message);
      changed[at] = (changed[at] ?? 0) ^ 1;
      return changed;
    };
    // Positions spread over the whole message; every one must end in a refusal on at least one side, never in a session.
    for (let part = 0; part < 40; part += 1) {
      const at = (length: number): number => Math.floor((part / 40) * length);
      const hello = await shakeHands({
        between: ([a, b]) => [tampered(a, (m, i) => [i === 0 ? flip(m, at(m.length)) : m]), b],
      });
      expect([hello.miner.code, hello.validator.code]).not.toContain(undefined);
      const auth = await shakeHands({
        between: ([a, b]) => [a, tampered(b, (m) => [flip(m, at(m.length))])],
      });
      expect([auth.miner.code, auth.validator.code]).not.toContain(undefined);
      const ready = await shakeHands({
        between: ([a, b]) => [tampered(a, (m, i) => [i === 1 ? flip(m, at(m.length)) : m]), b],
      });
      expect(ready.validator.code).toBeDefined();
    }
  });

  it("miner takes no second message before it is ready", async () => {
    const { miner: m } = await shakeHands({
      between: ([a, b]) => [a, tampered(b, (message) => [message, message, message])],
    });
    expect(m.code).toBe("SK1403");
  });

  it("hands a message that follows ready over to the session", async () => {
    const { validator: v } = await shakeHands({
      between: ([a, b]) => [tampered(a, (m, i) => (i === 1 ? [m, Uint8Array.of(7)] : [m])), b],
    });
    const received: Uint8Array[] = [];
    v.established?.inbox.handOver((message) => received.push(message));
    expect(received).toEqual([Uint8Array.of(7)]);
  });

  it("sees an offer exactly as it was sent", async () => {
    const { miner: m } = await shakeHands();
    if (!m.established) throw new Error("refused");
    const hello = encodeHello(m.established.own);
    expect(decodeHello(hello)).toEqual(m.established.own);
    expect(equalBytes(encodeHello(decodeHello(hello)), hello)).toBe(true);
    expect(hello.length).toBeLessThan(800);
  });
});
