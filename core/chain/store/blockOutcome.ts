import { bytesToHex, concatBytes } from "../../primitives/bytes.js";
import { decodeCanonical, encodeCanonical } from "../../primitives/codec.js";
import { fail, reportOf } from "../../primitives/errors.js";
import { valueMismatch } from "../../state/codecs.js";
import type { KernelEvent } from "../../state/context.js";
import { joinIds, type SealedBlock } from "../block.js";
import type { Receipt } from "../receipt.js";
import { storeErrors } from "./storeErrors.js";

/** What a block did. Nothing that a replay needs: it is kept for those who ask later. */
export type BlockOutcome = Pick<SealedBlock, "receipts" | "events">;

const ID_BYTES = 32;
const COUNT_BYTES = 4;

/**
 * An outcome as bytes: the number of extrinsics, their ids, so that one can be looked for without decoding anything, then
 * CBOR of `[what became of each, events of the block step]`.
 */
export function encodeOutcome({ receipts, events }: BlockOutcome): Uint8Array {
  const count = new DataView(new ArrayBuffer(COUNT_BYTES));
  count.setUint32(0, receipts.length);
  const ids = joinIds(receipts.map(({ id }) => id));
  const rest = encodeCanonical([receipts.map(encodeReceipt), events.map(encodeEvent)]);
  return concatBytes(new Uint8Array(count.buffer), ids, rest);
}

/** @throws SK1603 */
export function decodeOutcome(encoded: Uint8Array): BlockOutcome {
  try {
    const ids = idsOf(encoded);
    const cbor = decodeCanonical(encoded.subarray(COUNT_BYTES + ids.length));
    const [outcomes, events] = listOf(cbor);
    const receipts = listOf(outcomes).map((outcome, index) => {
      const id = bytesToHex(ids.subarray(index * ID_BYTES, (index + 1) * ID_BYTES));
      return decodeReceipt(index, id, outcome);
    });
    return { receipts, events: listOf(events).map(decodeEvent) };
  } catch (cause) {
    throw fail(storeErrors.corruptStore, { reason: `what a block did: ${reportOf(cause).message}` }, cause);
  }
}

/** Whether an encoded outcome is of a block that holds an extrinsic. */
export function outcomeHolds(encoded: Uint8Array, id: Uint8Array): boolean {
  const ids = Buffer.from(idsOf(encoded));
  for (let at = ids.indexOf(id); at >= 0; at = ids.indexOf(id, at + 1)) if (at % ID_BYTES === 0) return true;
  return false;
}

function idsOf(encoded: Uint8Array): Uint8Array {
  const count = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength).getUint32(0);
  return encoded.subarray(COUNT_BYTES, COUNT_BYTES + count * ID_BYTES);
}

/** The events of what succeeded, as a list; the report of what was refused, as a map. */
function encodeReceipt(receipt: Receipt): unknown {
  if (receipt.ok) return receipt.events.map(encodeEvent);
  const { code, message, next } = receipt;
  return { code, message, next };
}

function decodeReceipt(index: number, id: string, outcome: unknown): Receipt {
  if (Array.isArray(outcome)) return { index, id, ok: true, events: outcome.map(decodeEvent) };
  const { code, message, next } = mapOf(outcome);
  return {
    index,
    id,
    ok: false,
    code: textOf(code),
    message: textOf(message),
    next: textOf(next),
    events: [],
  };
}

/**
 * Name, then the fields, each as its name and value: a list costs half of what a map does, and most of what a block did is
 * events. Amounts stand in a list of their own, as text: else a small one would come back as a number.
 */
function encodeEvent({ name, fields }: KernelEvent): unknown {
  const encoded: unknown[] = [name];
  for (const field of Object.keys(fields)) {
    const value = fields[field];
    encoded.push(field, typeof value === "bigint" ? [value.toString()] : value);
  }
  return encoded;
}

function decodeEvent(cbor: unknown): KernelEvent {
  const [name, ...encoded] = listOf(cbor);
  const fields: Record<string, string | number | bigint | boolean> = {};
  for (let at = 0; at < encoded.length; at += 2) fields[textOf(encoded[at])] = decodeField(encoded[at + 1]);
  return { name: textOf(name), fields };
}

function decodeField(value: unknown): string | number | bigint | boolean {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  const [digits] = listOf(value);
  return BigInt(textOf(digits));
}

function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw valueMismatch("a list", value);
  return value as readonly unknown[];
}

function mapOf(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw valueMismatch("a map", value);
  return value as Readonly<Record<string, unknown>>;
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw valueMismatch("text", value);
  return value;
}
