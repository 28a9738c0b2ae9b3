import { describe, expect, it } from "vitest";
import { strictMap } from "../../../../core/chain/strictMap.js";
import { amount, optional, u16 } from "../../../../core/state/codecs.js";

const map = strictMap({ netuid: u16, amount, limitPrice: optional(amount) });
const read = (cbor: unknown): unknown => map.decode(cbor, (reason) => new Error(reason));

describe("strictMap", () => {
  it("keeps names, and leaves undefined fields out", () => {
    const value = { netuid: 1, amount: 5n, limitPrice: undefined };
    expect(map.encode(value)).toEqual({ netuid: 1, amount: 5n });
    expect(read({ netuid: 1, amount: 5 })).toEqual(value);
    expect(read({ netuid: 1, amount: 5, limitPrice: 7 })).toEqual({ ...value, limitPrice: 7n });
  });

  it("names what is wrong", () => {
    expect(() => read({ netuid: 1 })).toThrow("amount is missing");
    expect(() => read({ netuid: 1, amount: 5, tip: 1 })).toThrow('there is no field "tip"');
    expect(() => read({ netuid: 1, amount: -5 })).toThrow("amount: ");
    expect(() => read({ netuid: 1, amount: 5, limitPrice: null })).toThrow("limitPrice is null");
    for (const other of [null, 5, "x", [1], new Uint8Array(2)])
      expect(() => read(other)).toThrow("not a map");
  });
});
