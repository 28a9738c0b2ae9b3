import { Type } from "@sinclair/typebox";
import { describe, expect, it } from "vitest";
import { decodeCanonical, encodeCanonical } from "../../../../core/primitives/codec.js";
import { bytesToHex, concatBytes } from "../../../../core/primitives/bytes.js";
import { createMessageCodec } from "../../../../core/plugin/messageCodec.js";
import { createSchemaCodec } from "../../../../core/plugin/schemaCodec.js";
import { messageFromJson, messageToJson } from "../../../../core/plugin/messageJson.js";
import { tensor, type Tensor as AnyTensor } from "../../../../core/plugin/tensor.js";
import { Tensor } from "../../../../core/plugin/tensorSchema.js";
import { tensorFromCbor, tensorToCbor } from "../../../../core/plugin/tensorCbor.js";
import { tensorFromJson, tensorToJson } from "../../../../core/plugin/tensorJson.js";
import { changed, codeOf, messageOf, sumContract } from "./contracts.js";

const codec = createMessageCodec(sumContract);
const matrix = tensor("float32", [2, 3], Float32Array.of(1, 2, 3, -0.5, 0, 10));
const request = { matrix, mode: "plain" as const };

const tensors: readonly AnyTensor[] = [
  tensor("float32", [2], Float32Array.of(0.1, -1e30)),
  tensor("float64", [1, 2], Float64Array.of(0.1, -5e-324)),
  tensor("int32", [2], Int32Array.of(-(2 ** 31), 2 ** 31 - 1)),
  tensor("int16", [2, 1], Int16Array.of(-32768, 32767)),
  tensor("uint16", [2], Uint16Array.of(0, 65535)),
  tensor("uint8", [], Uint8Array.of(255)),
  tensor("float32", [0, 3], new Float32Array()),
];

describe("the message codec", () => {
  it("carries messages both ways", () => {
    expect(codec.decodeRequest(codec.encodeRequest(request))).toEqual(request);
    const response = { sums: tensor("float64", [2], Float64Array.of(6, 9.5)) };
    expect(codec.decodeResponse(codec.encodeResponse(response))).toEqual(response);
  });

  it("leaves out fields that are undefined, as the schema does, in bytes and in JSON", () => {
    const Noted = Type.Object({ note: Type.Optional(Type.String()) }, { additionalProperties: false });
    const noted = createSchemaCodec<{ note?: string | undefined }>(Noted, "It");
    expect(noted.encode({ note: undefined })).toEqual(noted.encode({}));
    expect(messageToJson({ note: undefined, list: [{ a: undefined, b: 1 }] })).toStrictEqual({
      list: [{ b: 1 }],
    });
    const needed = createSchemaCodec<unknown>(Type.Object({ note: Type.String() }), "It");
    expect(codeOf(() => needed.encode({ note: undefined }))).toBe("SK1320");
  });

  it("names the field of a tensor that can't be read from JSON", () => {
    const Rows = Type.Object({
      list: Type.Array(Type.Object({ rows: Tensor({ dtype: "uint8", shape: [2] }) })),
    });
    const read = (data: number[]) => (): unknown =>
      messageFromJson(Rows, { list: [{ rows: { dtype: "uint8", shape: [2], data } }] }, "The request of x");
    expect(read([1, 2])).not.toThrow();
    expect(messageOf(read([1]))).toBe(
      "list[0].rows in the request of x is not a tensor: it has 1 numbers where its shape takes 2.",
    );
    expect(messageOf(read([1, 256]))).toContain(
      "list[0].rows in the request of x is not a tensor: element 1",
    );
  });

  it("sends elements as little-endian bytes, in deterministic CBOR", () => {
    const bytes = encodeCanonical(tensorToCbor(tensor("int16", [2], Int16Array.of(1, -2))));
    expect(bytesToHex(bytes)).toBe(
      "a3" + "6464617461" + "440100feff" + "6564747970656" + "5696e743136" + "657368617065" + "8102",
    );
    expect(codec.encodeRequest({ mode: "plain", matrix })).toEqual(
      codec.encodeRequest({ matrix, mode: "plain" }),
    );
  });

  it("decodes into arrays of their own, aligned whatever came before", () => {
    const bytes = codec.encodeRequest(request);
    const shifted = concatBytes(Uint8Array.of(0), bytes).subarray(1);
    const decoded = codec.decodeRequest(shifted);
    expect(decoded).toEqual(request);
    expect(decoded.matrix.data.buffer.byteLength).toBe(24);
    shifted.fill(0);
    expect(decoded).toEqual(request);
  });

  it("does not copy elements that are most of their message and aligned", () => {
    const data = Uint8Array.from({ length: 20_000 }, (_, index) => index);
    const bytes = encodeCanonical({ tensor: tensorToCbor(tensor("uint8", [data.length], data)) });
    const { tensor: wire } = decodeCanonical(bytes, { views: true }) as { tensor: object };
    const decoded = tensorFromCbor(wire);
    expect(decoded.data).toEqual(data);
    expect(decoded.data.buffer).toBe(bytes.buffer);
    // Little of a message, or not aligned: an array of its own.
    const copied = tensorFromCbor(tensorToCbor(tensor("uint8", [100], new Uint8Array(bytes.buffer, 5, 100))));
    expect(copied.data.buffer.byteLength).toBe(100);
    const floats = { dtype: "float32", shape: [4_500], data: bytes.subarray(3, 18_003) };
    expect(tensorFromCbor(floats).data.buffer.byteLength).toBe(18_000);
  });

  it("encodes a view of a larger array as the view", () => {
    const view = new Float32Array(Float32Array.of(9, 1, 2, 3, 9).buffer, 4, 3);
    const small = { matrix: tensor("float32", [1, 3], view), mode: "plain" as const };
    expect(codec.decodeRequest(codec.encodeRequest(small)).matrix.data).toEqual(Float32Array.of(1, 2, 3));
  });

  it("checks the schema on both ends", () => {
    const wrong = { matrix, mode: "loud" };
    expect(codeOf(() => codec.encodeRequest(wrong as never))).toBe("SK1320");
    const outside = { ...request, matrix: tensor("float32", [1, 3], Float32Array.of(0, 0, 11)) };
    expect(codeOf(() => codec.encodeRequest(outside))).toBe("SK1320");
    const data = (value: unknown): Uint8Array => encodeCanonical({ matrix: value, mode: "plain" });
    const good = tensorToCbor(matrix);
    expect(codec.decodeRequest(data(good))).toEqual(request);
    expect(codeOf(() => codec.decodeRequest(data({ ...good, shape: [3, 2] })))).toBe("SK1320");
    expect(codeOf(() => codec.decodeRequest(data([1, 2, 3])))).toBe("SK1320");
    expect(codeOf(() => codec.decodeRequest(data({ ...good, data: [1, 2, 3, 4, 5, 6] })))).toBe("SK1320");
    expect(codeOf(() => codec.decodeRequest(data(new Uint8Array(24))))).toBe("SK1320");
    expect(codeOf(() => codec.decodeRequest(encodeCanonical({ ...request, matrix: good, more: 1 })))).toBe(
      "SK1320",
    );
  });

  it("refuses tensors whose parts don't fit together", () => {
    const good = tensorToCbor(matrix);
    const wrong: object[] = [
      { ...good, data: good.data.subarray(1) },
      { ...good, data: new Uint8Array() },
      { ...good, dtype: "float16" },
      { ...good, dtype: "toString" },
      { ...good, dtype: 3 },
      { ...good, shape: [2, 3, 2 ** 40, 2 ** 40] },
      { ...good, shape: [-2, -3] },
      { ...good, shape: [2.5, 3] },
      { ...good, shape: ["2", 3] },
      { ...good, shape: 6 },
      { ...good, more: 1 },
    ];
    for (const value of wrong) {
      const bytes = encodeCanonical({ matrix: value, mode: "plain" });
      expect(
        codeOf(() => codec.decodeRequest(bytes)),
        JSON.stringify(value),
      ).toBe("SK1322");
    }
    for (const value of [null, 7, {}, { ...good, data: undefined }]) {
      expect(codeOf(() => tensorFromCbor(value))).toBe("SK1322");
    }
  });

  it("refuses bytes that are no message", () => {
    const bytes = codec.encodeRequest(request);
    for (const wrong of [
      new Uint8Array(),
      bytes.subarray(1),
      bytes.subarray(0, -1),
      concatBytes(bytes, Uint8Array.of(0)),
    ]) {
      expect(codeOf(() => codec.decodeRequest(wrong))).toBe("SK0104");
    }
    const pollution = concatBytes(Uint8Array.of(0xa1, 0x69), Buffer.from("__proto__"), Uint8Array.of(0xa0));
    expect(codeOf(() => codec.decodeRequest(pollution))).toBe("SK0104");
  });

  it("refuses depth before it recurses far", () => {
    let nested: unknown = 1;
    for (let depth = 0; depth < 70; depth++) nested = [nested];
    expect(codeOf(() => codec.decodeRequest(encodeCanonical(nested)))).toBe("SK1323");
  });

  it("needs no object around a message", () => {
    const words = createMessageCodec(
      changed({ task: { ...sumContract.task, request: Type.String({ maxLength: 4 }) } }),
    );
    expect(words.decodeRequest(words.encodeRequest("word"))).toBe("word");
    expect(codeOf(() => words.encodeRequest("words"))).toBe("SK1320");
  });
});

describe("a tensor", () => {
  it.each(tensors.map((each) => [each.dtype, each] as const))("of %s survives CBOR and JSON", (_, each) => {
    expect(tensorFromCbor(tensorToCbor(each))).toEqual(each);
    expect(tensorFromJson(JSON.parse(JSON.stringify(tensorToJson(each))))).toEqual(each);
  });

  it("takes from JSON only numbers that its elements can hold", () => {
    const wrong: object[] = [
      { dtype: "uint8", shape: [1], data: [256] },
      { dtype: "uint8", shape: [1], data: [-1] },
      { dtype: "int16", shape: [1], data: [0.5] },
      { dtype: "float32", shape: [1], data: [1e39] },
      { dtype: "float32", shape: [1], data: [null] },
      { dtype: "float32", shape: [1], data: ["1"] },
      { dtype: "float32", shape: [2], data: [1] },
      { dtype: "float32", shape: 1, data: [1] },
      { dtype: "bfloat16", shape: [1], data: [1] },
      { dtype: "float32", shape: [1] },
    ];
    for (const value of wrong)
      expect(
        codeOf(() => tensorFromJson(value)),
        JSON.stringify(value),
      ).toBe("SK1322");
    expect(tensorFromJson({ dtype: "float32", shape: [1], data: [0.1] }).data).toEqual(Float32Array.of(0.1));
  });
});

describe("messages in JSON", () => {
  it("hold tensors as lists, and come back typed", () => {
    const json: unknown = JSON.parse(JSON.stringify(messageToJson(request)));
    expect(json).toEqual({
      mode: "plain",
      matrix: { dtype: "float32", shape: [2, 3], data: [1, 2, 3, -0.5, 0, 10] },
    });
    expect(messageFromJson(sumContract.task.request, json, "The file")).toEqual(request);
  });

  it("are checked against the schema", () => {
    const read = (json: unknown) => (): unknown =>
      messageFromJson(sumContract.task.request, json, "The file");
    expect(codeOf(read({ mode: "plain" }))).toBe("SK1320");
    expect(codeOf(read({ mode: "plain", matrix: { dtype: "uint8", shape: [1], data: [300] } }))).toBe(
      "SK1322",
    );
    expect(codeOf(read(null))).toBe("SK1320");
  });
});
