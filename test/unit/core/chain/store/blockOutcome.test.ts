import { describe, expect, it } from "vitest";
import { hexToBytes } from "../../../../../core/primitives/bytes.js";
import {
  decodeOutcome,
  encodeOutcome,
  outcomeHolds,
  type BlockOutcome,
} from "../../../../../core/chain/store/blockOutcome.js";
import { codeOf } from "../../state/codeOf.js";

const id = (digits: string): string => digits.repeat(32);
const outcome: BlockOutcome = {
  receipts: [
    {
      index: 0,
      id: id("0a"),
      ok: true,
      events: [
        {
          name: "a.happened",
          fields: { amount: 5n, large: 1n << 70n, count: 5, is: true, who: "ä", ratio: 0.5 },
        },
        { name: "b.happened", fields: {} },
      ],
    },
    { index: 1, id: id("a0"), ok: false, code: "SK0301", message: "No.", next: "Later.", events: [] },
    { index: 2, id: id("ff"), ok: true, events: [] },
  ],
  events: [{ name: "epoch.ran", fields: { netuid: 1 } }],
};

describe("encodeOutcome", () => {
  it("comes back as it was, amounts as amounts", () => {
    expect(decodeOutcome(encodeOutcome(outcome))).toEqual(outcome);
    const empty = { receipts: [], events: [] };
    expect(decodeOutcome(encodeOutcome(empty))).toEqual(empty);
  });

  it("tells whose extrinsics it is about, at whole ids alone", () => {
    const encoded = encodeOutcome(outcome);
    for (const { id } of outcome.receipts) expect(outcomeHolds(encoded, hexToBytes(id))).toBe(true);
    expect(outcomeHolds(encoded, hexToBytes(id("0b")))).toBe(false);
    // The end of one id and the start of the next.
    expect(outcomeHolds(encoded, hexToBytes(`${"0a".repeat(16)}${"a0".repeat(16)}`))).toBe(false);
  });

  it("refuses anything else", () => {
    const encoded = encodeOutcome(outcome);
    for (const bytes of [
      new Uint8Array(),
      encoded.subarray(0, 50),
      encoded.subarray(0, -1),
      Uint8Array.of(0, 0, 0, 0, 1),
    ]) {
      expect(codeOf(() => decodeOutcome(bytes))).toBe("SK1603");
    }
  });
});
