import { expect, it } from "vitest";
import { createBufferPool } from "../../../../../runner/models/threads/bufferPool.js";

it("hands out what came back, by its size, once", () => {
  const pool = createBufferPool(100);
  const [small, large] = [pool.take(8), pool.take(16)];
  pool.give([small, large]);
  expect(pool.take(16)).toBe(large);
  expect(pool.take(16)).not.toBe(large);
  expect(pool.take(8)).toBe(small);
});

it("keeps the latest, up to its limit", () => {
  const pool = createBufferPool(20);
  const buffers = [8, 9, 10].map((size) => new ArrayBuffer(size));
  for (const buffer of buffers) pool.give([buffer]);
  expect([8, 9, 10].map((size) => pool.take(size) === buffers[size - 8])).toEqual([false, true, true]);
  pool.give([new ArrayBuffer(21)]);
  expect(pool.take(21).byteLength).toBe(21);
});
