import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrongIn } from "../../../../runner/neuron/checkMessage.js";
import { MAX_TEXT } from "../../../../runner/neuron/clipped.js";
import type { FromWorker } from "../../../../runner/neuron/messages.js";

const error = { code: "SK9901", message: "no", next: "yes", trace: ["at a.ts:1"] };
const miner = { uid: 3, meanScore: 0.5, weight: 1, missing: { late: 1 } };
/** A right one of every kind, with every field. */
const right: { readonly [Kind in FromWorker["kind"]]: Extract<FromWorker, { kind: Kind }> } = {
  described: {
    kind: "described",
    subnet: {
      id: "a",
      version: "1.0.0",
      summary: "",
      schemaHash: "00",
      timeoutMs: 1_000,
      profiles: ["one"],
      hyperparameters: { tempo: 20, commitReveal: true, price: 5n },
    },
  },
  failed: { kind: "failed", error },
  listening: { kind: "listening", endpoints: { a: "ws://b" }, miners: [{ uid: 3, port: 80 }] },
  remembers: { kind: "remembers", uid: 0, state: new Uint8Array(3) },
  inspecting: { kind: "inspecting", url: "ws://a" },
  gateway: { kind: "gateway", uid: 0, hotkey: "5F", url: "ws://a" },
  sold: {
    kind: "sold",
    validatorUid: 0,
    sale: { account: "5F", height: 9, asked: 3, uid: 4, score: undefined, latencyMs: 1.5 },
  },
  ready: { kind: "ready" },
  handled: { kind: "handled", height: 7 },
  round: {
    kind: "round",
    round: {
      validatorUid: 0,
      height: 3,
      tasks: 1,
      waiting: 2,
      refusals: ["SK1532"],
      weightsSet: true,
      miners: [miner],
      elapsedMs: 2.5,
    },
  },
  said: { kind: "said", uid: 3, said: { level: "info", message: "hello", fields: { a: "b" } } },
  problem: { kind: "problem", uid: undefined, error },
};

/** The paths of all fields of a message, those within it too. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([name, each]) => [
    [name],
    ...pathsOf(each).map((path) => [name, ...path]),
  ]);
}

function changed(value: unknown, [name = "", ...rest]: readonly string[], to: unknown): unknown {
  const fields = value as Readonly<Record<string, unknown>>;
  const field = rest.length === 0 ? to : changed(fields[name], rest, to);
  if (Array.isArray(value))
    return value.map((each: unknown, index) => (String(index) === name ? field : each));
  return { ...fields, [name]: field };
}

const cases = Object.values(right).flatMap((message) =>
  pathsOf(message).map((path) => [path.join("."), message, path] as const),
);

describe("what a worker says", () => {
  it.each(Object.values(right))("is believed when it is right: $kind", (message) => {
    expect(wrongIn(message)).toBeUndefined();
    expect(wrongIn(structuredClone(message))).toBeUndefined();
  });

  it.each(cases)("is not believed with something else in %s", (_, message, path) => {
    for (const wrong of [NaN, Infinity, null, Symbol.iterator, () => 1, "x".repeat(MAX_TEXT + 1), [[]]])
      expect(wrongIn(changed(message, path, wrong)), typeof wrong).toBeDefined();
  });

  it("is not believed with a height or a UID that there can't be", () => {
    for (const height of [-1, 1.5, 2 ** 53, "7"])
      expect(wrongIn({ kind: "handled", height }), String(height)).toBe("handled.height");
    for (const uid of [-1, 0.5, 65_536])
      expect(wrongIn({ ...right.said, uid }), String(uid)).toBe("said.uid");
  });

  it("is not believed without a field, but for those that may be missing", () => {
    const optional = new Set([
      "sold/sale.score",
      "failed/error.trace",
      "problem/error.trace",
      "problem/uid",
      "said/uid",
    ]);
    for (const [name, message, path] of cases) {
      if (path.includes("hyperparameters") && path.length === 3) continue;
      const isOptional = optional.has(`${message.kind}/${name}`) || name.endsWith("meanScore");
      expect(wrongIn(changed(message, path, undefined)) === undefined, `${message.kind} ${name}`).toBe(
        isOptional,
      );
    }
  });

  it("may be anything: the check itself never throws, and believes no kind that there is not", () => {
    fc.assert(
      fc.property(
        fc.anything().filter((kind) => kind !== "ready"),
        (anything) => {
          expect(wrongIn(anything)).toBeDefined();
          expect(wrongIn({ kind: anything, round: anything })).toBeDefined();
        },
      ),
      { examples: [["toString"], ["__proto__"]] },
    );
  });
});
