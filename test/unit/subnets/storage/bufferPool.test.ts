import { expect, it } from "vitest";
import { createBufferPool } from "../../../../subnets/storage/bufferPool.js";

const shared = (bytes: number): SharedArrayBuffer => new SharedArrayBuffer(bytes);

it("lends memory again, of the length that is asked for", () => {
  const pool = createBufferPool(1 << 20, shared);
  const first = pool.take(100_000);
  expect(first).toHaveLength(100_000);
  pool.give(first.subarray(5));
  const second = pool.take(70_000);
  expect([second.buffer === first.buffer, second.byteOffset, second.length]).toEqual([true, 0, 70_000]);
});

it("never lends the same memory twice, nor what it did not lend", () => {
  const pool = createBufferPool(1 << 20, shared);
  const first = pool.take(1);
  expect(pool.take(1).buffer).not.toBe(first.buffer);
  pool.give(first);
  pool.give(first);
  const again = [pool.take(1), pool.take(1)];
  expect(again[0]?.buffer).toBe(first.buffer);
  expect(again[1]?.buffer).not.toBe(first.buffer);
  const foreign = new Uint8Array(65_536);
  pool.give(foreign);
  expect(pool.take(65_536).buffer).not.toBe(foreign.buffer);
});

it("keeps no more than it may", () => {
  const pool = createBufferPool(65_536, shared);
  const lent = [pool.take(1), pool.take(1)];
  for (const buffer of lent) pool.give(buffer);
  expect(pool.take(1).buffer).toBe(lent[0]?.buffer);
  expect(lent.map(({ buffer }) => buffer)).not.toContain(pool.take(1).buffer);
});
