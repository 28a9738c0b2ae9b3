import { expect, it } from "vitest";
import { accountFromPublicKey } from "../../../../core/primitives/ss58.js";
import { weightCommitHash } from "../../../../core/weights/weightCommitHash.js";

const hotkey = accountFromPublicKey(Uint8Array.from({ length: 32 }, (_, index) => index));
const range = (from: number, count: number) => Array.from({ length: count }, (_, index) => from + index);

// Computed with Python: hashlib.blake2b(encoded, digest_size=32), the encoding put together with struct.
it("weightCommitHash is what clients of the public chain compute", () => {
  expect(
    weightCommitHash({
      hotkey,
      netuid: 1,
      uids: [0, 1],
      values: [65_535, 3],
      salt: [7, 8, 9],
      versionKey: 5n,
    }),
  ).toBe("408b14144b8947b84af234fa45c983d8f19c51d50a6fac37367bc54c0f63afb3");
  expect(
    weightCommitHash({
      hotkey,
      netuid: 513,
      uids: range(0, 100),
      values: range(1_000, 100),
      salt: [],
      versionKey: (1n << 64n) - 1n,
    }),
  ).toBe("444b77a1ff61517fad095827951c842ee313eeece74a3bb301b55c7714e82045");
});
