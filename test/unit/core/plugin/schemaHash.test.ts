import { Type } from "@sinclair/typebox";
import { expect, it } from "vitest";
import { schemaHash } from "../../../../core/plugin/schemaHash.js";
import { changed, sumContract } from "./contracts.js";

const task = (fields: object): string => schemaHash(changed({ task: { ...sumContract.task, ...fields } }));

it("hashes what peers must agree on, and nothing else", () => {
  const hash = schemaHash(sumContract);
  // A changed value here means that peers of the last release are refused: was that meant?
  expect(hash).toBe("42dd25ead49aa1c79bd2b00b3e2179e9be384963f35de25d102ff209b24742a3");
  expect(schemaHash(changed({}))).toBe(hash);
  expect(schemaHash(changed({ summary: "Other words." }))).toBe(hash);
  expect(schemaHash(changed({ version: "1.2.1" }))).toBe(hash);
  expect(task({ secret: Type.Null(), outcome: Type.Null(), timeoutMs: 9 })).toBe(hash);
  const others = [
    schemaHash(changed({ id: "row-means" })),
    task({ request: sumContract.task.response }),
    task({ response: sumContract.task.request }),
    task({ streaming: true }),
  ];
  expect(new Set([hash, ...others]).size).toBe(5);
});

it("doesn't depend on the order in which keywords were written", () => {
  const one = task({ request: Type.Integer({ minimum: 1, maximum: 2 }) });
  expect(task({ request: Type.Integer({ maximum: 2, minimum: 1 }) })).toBe(one);
  expect(task({ request: Type.Integer({ minimum: 1, maximum: 3 }) })).not.toBe(one);
});
