import { describe, expect, it } from "vitest";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import type { Signer } from "../../../../core/primitives/keys.js";
import { openOffer, type Identity, type OpenOffer } from "../../../../core/protocol/handshake.js";
import {
  decodeAuth,
  decodeHello,
  decodeReady,
  encodeAuth,
  encodeHello,
  encodeReady,
} from "../../../../core/protocol/handshakeMessages.js";
import { minerHandshake } from "../../../../core/protocol/minerHandshake.js";
import type { Offer } from "../../../../core/protocol/offer.js";
import { signingPayload, transcriptOf } from "../../../../core/protocol/transcript.js";
import { validatorHandshake } from "../../../../core/protocol/validatorHandshake.js";
import { createMemoryDuplexPair } from "../../../../core/roles/memoryDuplex.js";
import { createVirtualClock } from "../../../../core/roles/virtualClock.js";
import {
  codeOf,
  identity,
  miner,
  minerOptions,
  puppet,
  settled,
  stranger,
  validator,
  validatorOptions,
} from "./handshakeFixture.js";

/** What an attacker does with the miner's hello: the auth bytes to send. */
type MakeAuth = (hello: Offer, own: OpenOffer) => Uint8Array;

/** A miner and a caller whose auth is the test's; what the miner made of it, and whether it signed anything. */
async function attackMiner(
  makeAuth: MakeAuth,
  over: Partial<Identity> = {},
): Promise<{ code: string | undefined; signatures: number; said: string | undefined }> {
  const clock = createVirtualClock();
  const [minerEnd, attackerEnd] = createMemoryDuplexPair();
  const attacker = puppet(attackerEnd);
  let signatures = 0;
  const counting: Signer = {
    ...miner,
    sign: (message) => {
      signatures += 1;
      return miner.sign(message);
    },
  };
  const outcome = settled(
    minerHandshake(minerEnd, minerOptions(clock, { identity: identity({ signer: counting }) })),
  );
  await clock.advance(0);
  const [hello] = attacker.received;
  if (!hello) throw new Error("no hello");
  await attacker.send(
    makeAuth(decodeHello(hello), openOffer("validator", identity({ signer: validator, ...over }))),
  );
  await clock.advance(0);
  await clock.advance(1_000);
  return { code: (await outcome).code, signatures, said: attacker.closedWith[0]?.slice(0, 6) };
}

const signedBy =
  (signer: Signer): MakeAuth =>
  (hello, own) =>
    encodeAuth({
      offer: own.offer,
      signature: signer.sign(signingPayload("validator", transcriptOf(hello, own.offer))),
    });

/** An auth as an honest validator would make it, changed afterwards. */
const changedAfterSigning =
  (change: (offer: Offer) => Offer): MakeAuth =>
  (hello, own) =>
    encodeAuth({
      offer: change(own.offer),
      signature: validator.sign(signingPayload("validator", transcriptOf(hello, own.offer))),
    });

describe("a caller that wants in without being the validator", () => {
  it("is let in when it is the validator: the attacks below fail for their own reason", async () => {
    expect(await attackMiner(signedBy(validator))).toEqual({
      code: undefined,
      signatures: 1,
      said: undefined,
    });
  });

  const attacks: readonly [name: string, code: string, attack: MakeAuth, over?: Partial<Identity>][] = [
    ["signs with another key", "SK1416", signedBy(stranger)],
    ["names the stranger's own hotkey instead", "SK1410", signedBy(stranger), { signer: stranger }],
    ["leaves the signature out", "SK1401", (_, own) => encodeCanonical({ kind: "auth", offer: own.offer })],
    [
      "sends a null signature",
      "SK1401",
      (_, own) => encodeCanonical({ kind: "auth", offer: own.offer, signature: null }),
    ],
    [
      "sends an empty signature",
      "SK1401",
      (_, own) => encodeCanonical({ kind: "auth", offer: own.offer, signature: new Uint8Array(0) }),
    ],
    [
      "sends a zero signature",
      "SK1416",
      (_, own) => encodeAuth({ offer: own.offer, signature: new Uint8Array(64) }),
    ],
    [
      "replays the auth of an earlier session, as after a restart of the miner",
      "SK1416",
      (hello, own) => signedBy(validator)({ ...hello, challenge: new Uint8Array(32) }, own),
    ],
    [
      "raises its expiry after signing",
      "SK1416",
      changedAfterSigning((offer) => ({ ...offer, expiryHeight: offer.expiryHeight + 20 })),
    ],
    ["offers itself a year ahead", "SK1414", signedBy(validator), { height: () => 1_000 + 2_628_000 }],
    ["offers what expired an hour ago", "SK1413", signedBy(validator), { height: () => 1_000 - 300 }],
    [
      "lowers the protocol version after signing",
      "SK1404",
      changedAfterSigning((offer) => ({ ...offer, protocol: "subnetkit/0" })),
    ],
    [
      "changes its limits after signing",
      "SK1416",
      changedAfterSigning((offer) => ({ ...offer, limits: { ...offer.limits, maxInFlight: 9 } })),
    ],
    [
      "puts in its own agreement key after signing",
      "SK1416",
      changedAfterSigning((offer) => ({ ...offer, agreementKey: new Uint8Array(32).fill(9) })),
    ],
    [
      "signs for another miner",
      "SK1416",
      (hello, own) => signedBy(validator)({ ...hello, hotkey: stranger.account }, own),
    ],
    [
      "signs under the miner's role",
      "SK1416",
      (hello, own) =>
        encodeAuth({
          offer: own.offer,
          signature: validator.sign(signingPayload("miner", transcriptOf(hello, own.offer))),
        }),
    ],
    [
      "signs the bare transcript without a role",
      "SK1416",
      (hello, own) =>
        encodeAuth({ offer: own.offer, signature: validator.sign(transcriptOf(hello, own.offer).bytes) }),
    ],
    [
      "reflects the hello as its own offer",
      "SK1401",
      (hello) => encodeAuth({ offer: hello, signature: new Uint8Array(64) }),
    ],
    ["sends the hello back", "SK1401", (hello) => encodeHello(hello)],
    ["skips to ready", "SK1401", () => encodeReady(new Uint8Array(64))],
    [
      "signs with a scheme nobody knows",
      "SK1415",
      changedAfterSigning((offer) => ({ ...offer, scheme: "none" })),
    ],
    [
      "sends an agreement key of low order",
      "SK1419",
      (hello, own) =>
        signedBy(validator)(hello, { ...own, offer: { ...own.offer, agreementKey: new Uint8Array(32) } }),
    ],
    ["sends more than a handshake message may have", "SK1402", () => new Uint8Array(2_049)],
    ["sends nothing in a message", "SK1401", () => new Uint8Array(0)],
    [
      "adds a field",
      "SK1401",
      (_, own) => encodeCanonical({ kind: "auth", offer: own.offer, signature: new Uint8Array(64), more: 1 }),
    ],
    [
      "adds a field to its offer",
      "SK1401",
      (_, own) =>
        encodeCanonical({ kind: "auth", offer: { ...own.offer, more: 1 }, signature: new Uint8Array(64) }),
    ],
    [
      "announces absurd limits",
      "SK1401",
      (_, own) =>
        encodeAuth({
          offer: { ...own.offer, limits: { ...own.offer.limits, idleMs: 1 } },
          signature: new Uint8Array(64),
        }),
    ],
    [
      "writes its message in a form that is not canonical",
      "SK1401",
      (hello, own) => Uint8Array.of(...signedBy(validator)(hello, own), 0),
    ],
  ];

  it.each(attacks)("%s: %s", async (_, code, attack, over) => {
    expect(await attackMiner(attack, over)).toEqual({ code, signatures: 0, said: code });
  });
});

/** A validator that dialled, and a miner played by the test; what the validator made of its ready. */
async function attackValidator(
  makeReady: (hello: OpenOffer, auth: ReturnType<typeof decodeAuth>) => Uint8Array,
  minerSigner: Signer = miner,
): Promise<string | undefined> {
  const clock = createVirtualClock();
  const [attackerEnd, validatorEnd] = createMemoryDuplexPair();
  const attacker = puppet(attackerEnd);
  const outcome = settled(
    validatorHandshake(
      validatorEnd,
      validatorOptions(clock, { miner: minerSigner.account, identity: identity({ signer: validator }) }),
    ),
  );
  const own = openOffer("miner", identity({ signer: minerSigner }));
  await attacker.send(encodeHello(own.offer));
  await clock.advance(0);
  const [auth] = attacker.received;
  if (!auth) return (await outcome).code;
  await attacker.send(makeReady(own, decodeAuth(auth)));
  await clock.advance(0);
  await clock.advance(1_000);
  return (await outcome).code;
}

describe("a miner that is not the one that was dialled", () => {
  const ready = (signer: Signer, own: OpenOffer, auth: ReturnType<typeof decodeAuth>): Uint8Array =>
    encodeReady(signer.sign(signingPayload("miner", transcriptOf(own.offer, auth.offer))));

  it("is accepted when it is the miner", async () => {
    expect(await attackValidator((own, auth) => ready(miner, own, auth))).toBeUndefined();
  });

  it("signs with another key", async () => {
    expect(await attackValidator((own, auth) => ready(stranger, own, auth))).toBe("SK1416");
  });

  it("reflects the validator's own signature, even with the validator's own hotkey", async () => {
    expect(await attackValidator((_, auth) => encodeReady(auth.signature))).toBe("SK1416");
    expect(await attackValidator((_, auth) => encodeReady(auth.signature), validator)).toBe("SK1416");
  });

  it("leaves its signature out", async () => {
    expect(await attackValidator(() => encodeCanonical({ kind: "ready" }))).toBe("SK1401");
  });

  it("relays the hello of an honest miner and can't finish", async () => {
    // The attacker sits between: it gets the honest miner's ready only for the honest transcript, not for its own keys.
    const code = await attackValidator((own, auth) => {
      const swapped = { ...auth.offer, agreementKey: own.offer.agreementKey };
      return encodeReady(miner.sign(signingPayload("miner", transcriptOf(own.offer, swapped))));
    });
    expect(code).toBe("SK1416");
  });

  it("never brings the validator to sign when the hello is not of the miner it dialled", async () => {
    const clock = createVirtualClock();
    const [attackerEnd, validatorEnd] = createMemoryDuplexPair();
    const attacker = puppet(attackerEnd);
    const outcome = validatorHandshake(validatorEnd, validatorOptions(clock)).catch(codeOf);
    await attacker.send(encodeHello(openOffer("miner", identity({ signer: stranger })).offer));
    await clock.advance(0);
    expect(await outcome).toBe("SK1410");
    expect(attacker.received).toEqual([]);
    expect(attacker.closedWith[0]).toMatch(/^SK1410 /);
  });

  it("takes a ready for what it is only", () => {
    expect(decodeReady(encodeReady(new Uint8Array(64).fill(5)))).toEqual(new Uint8Array(64).fill(5));
  });
});
