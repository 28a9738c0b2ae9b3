import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { recordRoot } from "../../../../../subnets/storage/client/recordRoot.js";

const sha256 = (...parts: Uint8Array[]): Buffer => createHash("sha256").update(Buffer.concat(parts)).digest();
const [a, b, c] = ["a", "b", "c"].map((text) => Buffer.from(text));

it("has the shape of RFC 6962: three records by hand", () => {
  if (!a || !b || !c) throw new Error("three records");
  const [ha, hb, hc] = [a, b, c].map((record) => sha256(Buffer.of(0), record));
  if (!ha || !hb || !hc) throw new Error("three hashes");
  const top = sha256(Buffer.of(1), sha256(Buffer.of(1), ha, hb), hc);
  expect(recordRoot([a, b, c], 7)).toEqual(sha256(Buffer.of(2), top, Buffer.from("0000000000000007", "hex")));
});

it("differs for other records, another order, another number, and is there for none", () => {
  if (!a || !b) throw new Error("two records");
  const roots = [recordRoot([a, b], 2), recordRoot([b, a], 2), recordRoot([a], 2), recordRoot([a, b], 3)];
  expect(new Set([...roots, recordRoot([], 0)].map((root) => root.toString("hex"))).size).toBe(5);
});
