import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../../core/plugin/contract.js";
import type { Miner } from "../../../../../core/plugin/subnet.js";
import batches from "../../../../../docs/examples/batches.js";
import { developmentSigner } from "../../../../../core/primitives/keys.js";
import { answerTasks } from "../../../../../runner/check/probe/answerTasks.js";

const words = ["ant", "bee", "salamander"];

/** What a check makes of one miner's answer to a batch. */
async function found(
  miner: Miner<ContractSpec>,
): Promise<{ readonly response: unknown; readonly messages: readonly string[] }> {
  const messages: string[] = [];
  const cast = {
    subnet: batches,
    peers: [{ profile: "itemwise", uid: 1, hotkey: developmentSigner("check", "one").account }],
    miner: () => Promise.resolve(miner),
  };
  const task = { request: words.map((word) => ({ word })) };
  const [answered] = await answerTasks(cast, [{ height: 20, seed: "one", task, outcome: undefined }], {
    broken: (rule, error) =>
      void messages.push(`${rule} ${"code" in error ? String(error.code) : ""} ${error.message}`),
    begin: () => undefined,
    refused: () => undefined,
    undecided: () => undefined,
  });
  const [answer] = answered?.answers ?? [];
  return { response: answer?.response, messages };
}

const three = { letters: 3 };
/** Batches answered at once, of no matter which form. */
const atOnce = (answers: unknown): Miner<ContractSpec> => ({
  solve: () => three,
  solveBatch: () => answers as unknown[],
});

describe("the answers to a batch in a check", () => {
  it.each<[name: string, miner: Miner<ContractSpec>]>([
    ["an item left out", atOnce([three, three, undefined])],
    ["a hole in the list", atOnce(Object.assign([three, three], { length: 3 }))],
    [
      "an item that throws",
      {
        solve: (request) => {
          if ((request as { readonly word: string }).word.length > 5) throw new Error("too long");
          return three;
        },
      },
    ],
  ])("are usable with %s", async (_, miner) => {
    expect(await found(miner)).toEqual({ response: [three, three, undefined], messages: [] });
  });

  it("are usable when the first item failed, and its fields are still looked at", async () => {
    expect(await found(atOnce([undefined, three, three]))).toEqual({
      response: [undefined, three, three],
      messages: [],
    });
  });

  it.each<[name: string, miner: Miner<ContractSpec>, reason: RegExp]>([
    ["no item is answered", atOnce([undefined, undefined, undefined]), /it answered no item/],
    [
      "every item throws",
      {
        solve: () => {
          throw new Error("no time");
        },
      },
      /no time/,
    ],
    [
      "an item throws for a refused access",
      {
        solve: (request) => {
          if ((request as { readonly word: string }).word === "bee")
            throw Object.assign(new Error("Access to this API has been restricted"), {
              code: "ERR_ACCESS_DENIED",
            });
          return three;
        },
      },
      /restricted/,
    ],
    ["an item is missing", atOnce([three, three]), /3.*2 items/],
    ["there is no list", atOnce(undefined), /no list/],
    ["an item is malformed", atOnce([three, three, { letters: "many" }]), /letters/],
  ])("are a finding when %s", async (_, miner, reason) => {
    const { response, messages } = await found(miner);
    expect(response).toBeUndefined();
    expect(messages).toEqual([expect.stringMatching(/^answers SK3506 /)]);
    expect(messages[0]).toMatch(reason);
  });
});
