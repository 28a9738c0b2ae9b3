import { describe, expect, it } from "vitest";
import { developmentSigner } from "../../../core/primitives/keys.js";
import { sha256Hex } from "../../../core/primitives/hash.js";
import { redact } from "../../../test/kit/redact.js";
import "../../../test/kit/vitest.js";

const alice = developmentSigner("x", "alice").account;

describe("redact", () => {
  it("names hashes and accounts, equal ones alike", () => {
    const hash = sha256Hex("a");
    expect(redact({ id: hash, by: alice, parent: sha256Hex("b"), again: hash, text: "abc" })).toEqual({
      id: "<hash 1>",
      by: "<account 1>",
      parent: "<hash 2>",
      again: "<hash 1>",
      text: "abc",
    });
    expect(redact(alice, { hashes: false })).toBe(alice);
  });

  it("rounds numbers to significant digits, but no counts and amounts", () => {
    expect(redact([0.123456, 1234.567, 42, 10n ** 20n], { numbers: 3 })).toEqual([
      0.123,
      1230,
      42,
      10n ** 20n,
    ]);
    expect(redact(0.123456)).toBe(0.123456);
    expect(() => redact(1, { numbers: 0 })).toThrowCode("SK2944");
  });

  it("blanks fields by name, at any depth", () => {
    expect(redact([{ elapsedMs: 3, inner: { elapsedMs: 4, uid: 1 } }], { keys: ["elapsedMs"] })).toEqual([
      { elapsedMs: "<elapsedMs>", inner: { elapsedMs: "<elapsedMs>", uid: 1 } },
    ]);
  });

  it("opens maps, sets and arrays of numbers", () => {
    const given = { map: new Map([[1, 0.55555]]), set: new Set(["a"]), data: Float64Array.of(0.12345) };
    expect(redact(given, { numbers: 2 })).toEqual({ map: [[1, 0.56]], set: ["a"], data: [0.12] });
  });
});
