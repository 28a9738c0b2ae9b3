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

  it("names them within texts and as names of fields", () => {
    const hash = sha256Hex("a");
    expect(redact({ [alice]: `paid by ${alice}, in block 0x${hash}.`, by: alice, [hash]: 1 })).toEqual({
      "<account 1>": "paid by <account 1>, in block <hash 1>.",
      by: "<account 1>",
      "<hash 2>": 1,
    });
    expect(redact({ [`${alice}x`]: hash.slice(0, 20) })).toEqual({ [`${alice}x`]: hash.slice(0, 20) });
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

  it("keeps dates, errors, bytes and big numbers, whatever holds them", () => {
    const id = sha256Hex("a");
    const cause = new TypeError("no data");
    const error = Object.assign(new RangeError(`too far`, { cause }), { code: "SK9999", seen: id });
    const given = {
      at: new Date(0),
      never: new Date(NaN),
      error,
      lots: BigInt64Array.of(5n, -1n),
      view: new DataView(Uint8Array.of(1, 2, 3).buffer, 1),
      buffer: Uint8Array.of(255).buffer,
      url: new URL("https://example.org/a"),
      pattern: /a+/g,
      amount: 7n,
    };
    expect(redact(given)).toEqual({
      at: "1970-01-01T00:00:00.000Z",
      never: "Invalid Date",
      error: {
        name: "RangeError",
        message: "too far",
        code: "SK9999",
        seen: "<hash 1>",
        cause: { name: "TypeError", message: "no data" },
      },
      lots: [5n, -1n],
      view: "0203",
      buffer: "ff",
      url: "https://example.org/a",
      pattern: "/a+/g",
      amount: 7n,
    });
  });

  it("blanks named fields of errors and entries of maps too", () => {
    const error = Object.assign(new Error("late"), { elapsedMs: 3 });
    const given = { error, map: new Map<string, unknown>([["elapsedMs", 4]]), at: new Date(5) };
    expect(redact(given, { keys: ["elapsedMs", "at"] })).toEqual({
      error: { name: "Error", message: "late", elapsedMs: "<elapsedMs>" },
      map: [["elapsedMs", "<elapsedMs>"]],
      at: "<at>",
    });
  });

  it("ends where a value contains itself, but not where it appears twice", () => {
    const part = { uid: 1 };
    const whole: Record<string, unknown> = { one: part, two: part };
    whole["self"] = whole;
    expect(redact(whole)).toEqual({ one: { uid: 1 }, two: { uid: 1 }, self: "<circular>" });
  });
});
