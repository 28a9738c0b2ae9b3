import { Type } from "@sinclair/typebox";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isSubnetkitError } from "../../../../core/primitives/errors.js";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { createMessageCodec } from "../../../../core/plugin/messageCodec.js";
import { messageFromJson, messageToJson } from "../../../../core/plugin/messageJson.js";
import { tensor } from "../../../../core/plugin/tensor.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";

fc.configureGlobal({ seed: 13 });

const closed = { additionalProperties: false };
const contract = defineContract({
  id: "echo",
  version: "1.0.0",
  summary: "Miners repeat what they get.",
  task: {
    request: Type.Object(
      {
        floats: Tensor({
          dtype: "float32",
          shape: [
            { min: 0, max: 5 },
            { min: 0, max: 5 },
          ],
        }),
        bytes: Type.Array(Tensor({ dtype: "uint8", shape: [{ min: 0, max: 8 }] }), { maxItems: 3 }),
        words: Type.Array(Type.Union([Type.String({ maxLength: 20 }), Type.Null(), Type.Number()]), {
          maxItems: 4,
        }),
      },
      closed,
    ),
    response: Type.Boolean(),
    timeoutMs: 1,
    streaming: false,
  },
  models: {},
  profiles: { plain: Type.Object({}) },
  hyperparameters: {},
});
const codec = createMessageCodec(contract);

const float = fc.float({ noNaN: true, noDefaultInfinity: true });
const floats = fc
  .tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 }))
  .chain(([rows, columns]) =>
    fc
      .array(float, { minLength: rows * columns, maxLength: rows * columns })
      .map((values) => tensor("float32", [rows, columns], Float32Array.from(values))),
  );
const bytes = fc.uint8Array({ maxLength: 8 }).map((data) => tensor("uint8", [data.length], data));
// CBOR has one zero: -0 comes back as 0, as in JSON.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const message = fc.record({
  floats,
  bytes: fc.array(bytes, { maxLength: 3 }),
  words: fc.array(fc.oneof(fc.string({ maxLength: 20 }), fc.constant(null), number), { maxLength: 4 }),
});

describe("the message codec", () => {
  it("gives back every message, bit for bit, from bytes and from JSON", () => {
    fc.assert(
      fc.property(message, (value) => {
        const encoded = codec.encodeRequest(value);
        const decoded = codec.decodeRequest(encoded);
        expect(decoded).toEqual(value);
        expect(codec.encodeRequest(decoded)).toEqual(encoded);
        const json: unknown = JSON.parse(JSON.stringify(messageToJson(value)));
        expect(codec.encodeRequest(messageFromJson(contract.task.request, json, "It"))).toEqual(
          encodeZeros(value),
        );
      }),
    );
  });

  it("answers any bytes, and any damage to good ones, with a message or a code", () => {
    const good = fc.sample(message, { numRuns: 20, seed: 7 }).map((value) => codec.encodeRequest(value));
    const damaged = fc
      .tuple(fc.constantFrom(...good), fc.nat(), fc.nat({ max: 255 }), fc.nat())
      .map(([whole, at, value, cut]) => {
        const copy = whole.slice(0, 1 + (cut % (2 * whole.length)));
        copy[at % copy.length] = value;
        return copy;
      });
    const nearly = fc.anything({ withTypedArray: true, maxDepth: 3 }).map(encodeOrNothing);
    fc.assert(
      fc.property(fc.oneof(damaged, fc.uint8Array({ maxLength: 64 }), nearly), (input) => {
        try {
          // What is accepted is canonical: it encodes to the very bytes that came.
          expect(codec.encodeRequest(codec.decodeRequest(input))).toEqual(input);
        } catch (error) {
          if (!isSubnetkitError(error)) throw error;
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

/** JSON writes -0 as 0, also in a tensor. */
function encodeZeros(value: Parameters<typeof codec.encodeRequest>[0]): Uint8Array {
  const data = value.floats.data.map((element) => element + 0);
  return codec.encodeRequest({ ...value, floats: tensor("float32", value.floats.shape, data) });
}

/** Deterministic CBOR of whatever has some. */
function encodeOrNothing(value: unknown): Uint8Array {
  try {
    return encodeCanonical({ floats: value, bytes: [value], words: [value] });
  } catch {
    return new Uint8Array();
  }
}
