import { describe, expect, it } from "vitest";
import { chunkSizesFor } from "../../../../../subnets/storage/chunking/chunkSizes.js";
import { chunkStream } from "../../../../../subnets/storage/chunking/chunkStream.js";
import { createCut } from "../../../../../subnets/storage/chunking/createCut.js";
import { createCutReference } from "../../../../../subnets/storage/chunking/cutPoint.js";
import { gearTable } from "../../../../../subnets/storage/chunking/gearTable.js";
import { codeOf } from "../codeOf.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";

const sizes = { min: 512, average: 2_048, max: 8_192 };
const gear = gearTable(Buffer.from("seed"));
const reference = createCutReference(sizes, gear);

function chunksOf(data: Uint8Array, cutter = createCut(sizes, gear)): string[] {
  return chunksBy((from) => cutter.next(data, from) ?? data.length, data);
}

function chunksBy(endAfter: (from: number) => number, data: Uint8Array): string[] {
  const chunks: string[] = [];
  for (let at = 0; at < data.length;) {
    const end = endAfter(at);
    chunks.push(Buffer.from(data.subarray(at, end)).toString("latin1"));
    at = end;
  }
  return chunks;
}

async function* inPieces(data: Uint8Array, bytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < data.length; at += bytes) yield await Promise.resolve(data.subarray(at, at + bytes));
}

describe("content-defined chunks", () => {
  const data = pseudoRandomBytes("file", 1_000_000);

  it("keep their bounds and come near their average", () => {
    const lengths = chunksOf(data).map(({ length }) => length);
    expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThan(sizes.min);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(sizes.max);
    const mean = data.length / lengths.length;
    expect(mean).toBeGreaterThan(sizes.average * 0.7);
    expect(mean).toBeLessThan(sizes.average * 1.5);
  });

  it("are the same in WebAssembly as in plain TypeScript", () => {
    expect(chunksOf(data)).toEqual(chunksBy((from) => from + reference(data.subarray(from)), data));
  });

  it("are the same where they are longer than what is looked at at a time", () => {
    const large = { min: 70_000, average: 131_072, max: 400_000 };
    const plain = createCutReference(large, gear);
    const expected = chunksBy((from) => from + plain(data.subarray(from)), data);
    expect(expected.length).toBeGreaterThan(4);
    expect(chunksOf(data, createCut(large, gear))).toEqual(expected);
  });

  it("change next to an insertion alone", () => {
    const changed = Buffer.concat([data.subarray(0, 500_000), Buffer.from("new"), data.subarray(500_000)]);
    const before = new Set(chunksOf(data));
    const after = chunksOf(changed);
    expect(after.filter((chunk) => !before.has(chunk)).length).toBeLessThanOrEqual(4);
  });

  it("don't depend on how the stream is cut into pieces, and lose nothing", async () => {
    const whole = chunksOf(data);
    for (const bytes of [13, 777, 65_536, 2_000_000]) {
      const streamed: string[] = [];
      for await (const chunk of chunkStream(inPieces(data, bytes), createCut(sizes, gear))) {
        streamed.push(Buffer.from(chunk).toString("latin1"));
      }
      expect(streamed).toEqual(whole);
    }
  });

  it("fall elsewhere for another owner", () => {
    const other = chunksOf(data, createCut(sizes, gearTable(Buffer.from("other"))));
    const own = new Set(chunksOf(data));
    expect(other.filter((chunk) => own.has(chunk))).toEqual([]);
  });

  it("end bytes that repeat at the largest size", () => {
    expect(createCut(sizes, gear).next(new Uint8Array(20_000))).toBe(reference(new Uint8Array(20_000)));
    expect(createCut(sizes, gear).next(new Uint8Array(100))).toBeUndefined();
  });

  it("are refused where no chunker can keep to the sizes", async () => {
    expect(await codeOf(() => createCut({ min: 512, average: 2_000, max: 8_192 }, gear))).toBe("SK4106");
    expect(await codeOf(() => createCut({ min: 512, average: 512, max: 8_192 }, gear))).toBe("SK4106");
    expect(chunkSizesFor(6)).toEqual({ min: 1_048_576, average: 4_194_304, max: 12_582_912 });
  });
});
