import { decode, encode } from "cborg";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCanonical, NOT_PLAIN } from "../../../../core/primitives/canonicalReader.js";
import { writeCanonical } from "../../../../core/primitives/canonicalWriter.js";
import { decodeCanonical, encodeCanonical, encodeCanonicalView } from "../../../../core/primitives/codec.js";
import { codeOf } from "../state/codeOf.js";

/** Integers around every length of their encoding. */
const edges = [0, 23, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER];

/** Numbers that take eight bytes. */
const doubles = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Number.isInteger(value) && Math.fround(value) !== value);
const ascii = fc.string({ unit: fc.integer({ min: 0, max: 0x7f }).map((code) => String.fromCharCode(code)) });
const { tree: plainValue } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.oneof(
      fc.constantFrom<unknown>(null, true, false, ...edges, ...edges.slice(0, -1).map((edge) => -1 - edge)),
      fc.maxSafeInteger().map((value) => value || 0),
      fc.bigInt({ min: 0n, max: (1n << 64n) - 1n }),
      doubles,
      ascii,
      fc.uint8Array({ maxLength: 300 }),
    ),
    fc.array(tie("tree"), { maxLength: 30 }),
    fc.dictionary(
      ascii.filter((key) => key !== "__proto__"),
      tie("tree"),
      { maxKeys: 30 },
    ),
  ),
}));

const general = (value: unknown): Uint8Array => Uint8Array.from(encode(value));

describe("encodeCanonical", () => {
  it("writes plain values as the general encoder does", () => {
    fc.assert(
      fc.property(plainValue, (value) => {
        expect(Buffer.compare(encodeCanonical(value), general(value))).toBe(0);
      }),
      { seed: 1, numRuns: 200 },
    );
    for (const edge of edges) {
      expect(writeCanonical(edge)).toEqual(general(edge));
      expect(writeCanonical(BigInt(edge))).toEqual(general(edge));
    }
    expect(writeCanonical((1n << 64n) - 1n)).toEqual(general((1n << 64n) - 1n));
    const large = ["x".repeat(200_000), new Uint8Array(2_000_000)];
    expect(Buffer.compare(encodeCanonical(large), general(large))).toBe(0);
  });

  it("gives views of the same bytes, valid until the next", () => {
    const values = [["a", 1, 1n << 60n], [new Uint8Array(100)], "ä", [new Uint8Array(40_000), 0.5]];
    for (const value of values) {
      expect(Buffer.compare(encodeCanonicalView(value), general(value))).toBe(0);
    }
    expect(codeOf(() => encodeCanonicalView([undefined]))).toBe("SK0104");
  });

  it("leaves everything else to the general encoder", () => {
    class Named {
      field = 1;
    }
    const cycle: unknown[] = [];
    cycle.push(cycle);
    for (const value of [
      0.5,
      NaN,
      -0,
      -1n,
      1n << 64n,
      "ä",
      { ä: 1 },
      new Map(),
      new Named(),
      cycle,
      undefined,
    ]) {
      expect(writeCanonical([value])).toBeUndefined();
    }
    expect(encodeCanonical([0.5, "ä", { ö: [1.25] }])).toEqual(general([0.5, "ä", { ö: [1.25] }]));
    expect(codeOf(() => encodeCanonical({ a: undefined }))).toBe("SK0104");
    expect(() => encodeCanonical(cycle)).toThrow();
  });
});

describe("decodeCanonical", () => {
  it("reads plain values without the general decoder, and as it does", () => {
    let left = 0;
    fc.assert(
      fc.property(plainValue, (value) => {
        const encoded = general(value);
        const read = readCanonical(encoded);
        if (read === NOT_PLAIN) left += 1;
        else expect(Buffer.compare(general(read), general(decode(encoded)))).toBe(0);
        expect(Buffer.compare(encodeCanonical(decodeCanonical(encoded)), encoded)).toBe(0);
      }),
      { seed: 2, numRuns: 200 },
    );
    expect(left).toBe(0);
    for (const edge of edges) expect(readCanonical(general(edge))).toBe(edge);
    expect(readCanonical(general((1n << 64n) - 1n))).toBe((1n << 64n) - 1n);
  });

  it("accepts from its reader nothing but what is canonical", () => {
    fc.assert(
      fc.property(plainValue, fc.nat(), fc.integer({ min: 0, max: 255 }), (value, place, byte) => {
        const encoded = general(value);
        const mutated = Uint8Array.from(encoded);
        mutated[place % mutated.length] = byte;
        for (const bytes of [
          mutated,
          encoded.subarray(0, place % encoded.length),
          Uint8Array.of(...encoded, byte),
        ]) {
          const read = readCanonical(bytes);
          if (read !== NOT_PLAIN) expect(Buffer.compare(general(read), bytes)).toBe(0);
        }
      }),
      { seed: 3, numRuns: 500 },
    );
  });

  it("refuses what is not canonical, with one code", () => {
    const hexes = [
      "", // nothing
      "1817", // 23 in two bytes
      "190017",
      "1a0000ffff",
      "1b00000000ffffffff",
      "7801", // text cut off
      "5803ffff",
      "8201", // list cut off
      "a2616201616101", // keys out of order
      "a2616101616102", // the same key twice
      "9f01ff", // indefinite
      "f7", // undefined
      "0000", // trailing
      "61ff", // no UTF-8
    ];
    for (const hex of hexes) expect(codeOf(() => decodeCanonical(Buffer.from(hex, "hex")))).toBe("SK0104");
  });

  it("gives byte strings of their own", () => {
    const encoded = encodeCanonical([Uint8Array.of(1, 2, 3)]);
    const [bytes] = decodeCanonical(encoded) as [Uint8Array];
    encoded.fill(0);
    expect(bytes).toEqual(Uint8Array.of(1, 2, 3));
  });
});
