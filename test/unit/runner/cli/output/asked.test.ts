import { describe, expect, it } from "vitest";
import { tensor } from "../../../../../core/plugin/tensor.js";
import { renderAsked } from "../../../../../runner/cli/output/asked.js";
import { coloursFor } from "../../../../../runner/cli/output/colours.js";
import { renderSale } from "../../../../../runner/cli/output/sale.js";

const info = { netuid: 3, plugin: { id: "echo", version: "1.0.0", schemaHash: "" } };
const plain = coloursFor({ isTTY: false });

describe("what a client got", () => {
  it("is a table, the best first, with the reason where there is no answer", () => {
    const response = { value: 7 };
    const text = renderAsked(
      {
        height: 100,
        asked: 3,
        response,
        answers: [
          { uid: 4, hotkey: "a", response, latencyMs: 12.4, score: 0.5 },
          { uid: 12, hotkey: "b", response: { value: 8 }, latencyMs: 3, score: undefined },
          { uid: 5, hotkey: "c", missing: "late" },
        ],
      },
      info,
      plain,
    );
    expect(text.split("\n")).toEqual([
      "echo (netuid 3) · block 100 · 3 miners asked",
      "UID   score   time  answer",
      '  4  0.5000  12 ms  {"value":7}',
      ' 12       ·   3 ms  {"value":8}',
      "  5                 late",
    ]);
  });

  it("is shortened where it is long, and says so", () => {
    const response = tensor("uint8", [100], new Uint8Array(100));
    const answers = [{ uid: 1, hotkey: "a", response, latencyMs: 1, score: 1 }];
    const lines = renderAsked({ height: 1, asked: 1, answers, response }, info, plain).split("\n");
    expect(lines[2]).toMatch(/…$/);
    expect(lines[3]).toContain("--json");
  });
});

describe("a sale on the local network", () => {
  it("is one line", () => {
    const sale = { account: "5EzU7d7SzD6yvt4", height: 22, asked: 3, uid: 4, score: 0.51, latencyMs: 9 };
    expect(renderSale({ netuid: 1, subnet: "echo", ...sale })).toBe(
      "Sold · block 22 · echo (netuid 1) · 5EzU7d7S… asked 3 miners; best UID 4, score 0.5100",
    );
    expect(renderSale({ netuid: 1, subnet: "echo", ...sale, asked: 1, score: undefined })).toBe(
      "Sold · block 22 · echo (netuid 1) · 5EzU7d7S… asked 1 miner; best UID 4",
    );
  });
});
