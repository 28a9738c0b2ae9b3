import { describe, expect, it } from "vitest";
import { keyFromPassphrase, readKeyFile } from "../../../../../subnets/storage/sealing/masterKey.js";
import { open } from "../../../../../subnets/storage/sealing/open.js";
import { seal } from "../../../../../subnets/storage/sealing/seal.js";
import { HEADER_BYTES, TAG_BYTES } from "../../../../../subnets/storage/sealing/sealedForm.js";
import { openPlacement, sealPlacement } from "../../../../../subnets/storage/sealing/sealPlacement.js";
import { storageKeys } from "../../../../../subnets/storage/sealing/storageKeys.js";
import { codeOf } from "../codeOf.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

const key = pseudoRandomBytes("key", 32);
const salt = pseudoRandomBytes("salt", 32);
const SEGMENT = 100;
const plaintext = pseudoRandomBytes("text", 350);
const sealed = seal(key, salt, plaintext, SEGMENT);
const segmentAt = (index: number): number => HEADER_BYTES + index * (SEGMENT + TAG_BYTES);

describe("a sealed content", () => {
  it("opens to what was sealed, at every length around a segment", () => {
    for (const length of [0, 1, 99, 100, 101, 200, 350]) {
      const text = plaintext.subarray(0, length);
      const form = seal(key, salt, text, SEGMENT);
      const segments = Math.max(1, Math.ceil(length / SEGMENT));
      expect(form.length).toBe(HEADER_BYTES + length + segments * TAG_BYTES);
      expect(Buffer.compare(open(key, form, salt), text)).toBe(0);
    }
  });

  it.each([
    ["a changed byte", () => sealed.map((byte, at) => (at === segmentAt(1) + 3 ? byte ^ 1 : byte))],
    ["a changed header", () => sealed.map((byte, at) => (at === 20 ? byte ^ 1 : byte))],
    ["another segment size in the header", () => sealed.map((byte, at) => (at === 7 ? byte + 1 : byte))],
    ["a missing end", () => sealed.subarray(0, segmentAt(3))],
    ["a missing byte", () => sealed.subarray(0, -1)],
    [
      "segments in another order",
      () =>
        Buffer.concat([
          sealed.subarray(0, segmentAt(0)),
          sealed.subarray(segmentAt(1), segmentAt(2)),
          sealed.subarray(segmentAt(0), segmentAt(1)),
          sealed.subarray(segmentAt(2)),
        ]),
    ],
    [
      "a segment twice",
      () => Buffer.concat([sealed.subarray(0, segmentAt(1)), sealed.subarray(segmentAt(0))]),
    ],
    ["something behind its end", () => Buffer.concat([sealed, Buffer.alloc(TAG_BYTES)])],
    ["nothing at all", () => new Uint8Array()],
  ])("does not open with %s", async (_, spoil) => {
    expect(await codeOf(() => open(key, spoil()))).toBe("SK4103");
  });

  it("does not open under another key, or as another content", async () => {
    expect(await codeOf(() => open(pseudoRandomBytes("other", 32), sealed))).toBe("SK4103");
    expect(await codeOf(() => open(key, sealed, pseudoRandomBytes("other", 32)))).toBe("SK4103");
  });
});

describe("keys", () => {
  const keys = storageKeys(key);
  const place = { chunk: salt, dataShards: 2, parityShards: 1, index: 1, holder: "5F", generation: 0 };

  it("are another for every placement", () => {
    const places = [
      place,
      { ...place, index: 2 },
      { ...place, holder: "5G" },
      { ...place, generation: 1 },
      // The same content under another code: other bytes at the same index.
      { ...place, dataShards: 3 },
      { ...place, parityShards: 2 },
    ];
    const all = places.flatMap((each) => [
      keys.placementId(each),
      keys.placementKey(each),
      keys.deleteKey(each),
    ]);
    expect(new Set(all.map((each) => each.toString("hex"))).size).toBe(18);
  });

  it("make two copies of a shard unlike each other, and each of them the shard again", () => {
    const shard = pseudoRandomBytes("shard", 1_000);
    const [one, two] = ["5F", "5G"].map((holder) =>
      sealPlacement(keys.placementKey({ ...place, holder }), shard),
    );
    if (!one || !two) throw new Error("there are two");
    expect(one.data.equals(two.data)).toBe(false);
    expect(openPlacement(keys.placementKey(place), one).equals(shard)).toBe(true);
  });

  it("know a placement again: one that was changed, or is of another place, does not open", async () => {
    const own = sealPlacement(keys.placementKey(place), pseudoRandomBytes("shard", 1_000));
    const changed = own.data.map((byte, at) => (at === 500 ? byte ^ 1 : byte));
    expect(await codeOf(() => openPlacement(keys.placementKey(place), { ...own, data: changed }))).toBe(
      "SK4103",
    );
    const elsewhere = keys.placementKey({ ...place, holder: "5G" });
    expect(await codeOf(() => openPlacement(elsewhere, own))).toBe("SK4103");
  });

  it("come from a passphrase and a salt", async () => {
    const one = await keyFromPassphrase("correct horse", salt, 1_024);
    expect(await keyFromPassphrase("correct horse", salt, 1_024)).toEqual(one);
    expect(await keyFromPassphrase("correct horse", key, 1_024)).not.toEqual(one);
    expect(await codeOf(() => keyFromPassphrase("", salt))).toBe("SK4126");
    expect(await codeOf(() => readKeyFile("missing.key"))).toBe("SK4104");
  });
});
