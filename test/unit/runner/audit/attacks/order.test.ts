import { describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../../core/plugin/contract.js";
import type { Call, Miner, MinerContext } from "../../../../../core/plugin/subnet.js";
import { randomFrom } from "../../../../../core/primitives/random.js";
import type { MinerAttack, Scene } from "../../../../../runner/audit/attack.js";
import { answerAtRandom } from "../../../../../runner/audit/attacks/answerAtRandom.js";
import { answerConstantly } from "../../../../../runner/audit/attacks/answerConstantly.js";
import { replayAnswer } from "../../../../../runner/audit/attacks/replayAnswer.js";
import { createLeak } from "../../../../../runner/audit/leak.js";
import type { Seat } from "../../../../../runner/simulate/seat.js";
import { squares } from "../squares.js";

const NUMBERS = [10, 11, 12, 13];

function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open: () => open() };
}

/** What an attacker answers to requests that came in this order, when its model is done with them in another one. */
async function answersOf(
  attack: MinerAttack,
  variant: string | undefined,
  done: readonly number[],
): Promise<{ readonly answers: readonly unknown[]; readonly spent: number }> {
  const subnet = squares(false);
  let spent = 0;
  const scene: Scene = {
    subnet,
    leak: createLeak(subnet.contract),
    spend: () => (spent += 1),
    tried: () => undefined,
    missed: () => undefined,
    waited: () => undefined,
    variant,
  };
  const ready = new Map(NUMBERS.map((number) => [number, gate()]));
  const own: Miner<ContractSpec> = {
    solve: async (request) => {
      const { number } = request as { readonly number: number };
      await ready.get(number)?.opened;
      return { square: number ** 2 };
    },
  };
  const miner = await attack.create(scene)({} as MinerContext<ContractSpec, string>, {} as Seat, () =>
    Promise.resolve(own),
  );
  const answers = NUMBERS.map(async (number) =>
    miner.solve({ number }, { random: randomFrom(String(number)) } as Call),
  );
  const settled = Promise.allSettled(answers);
  for (const number of done) {
    ready.get(number)?.open();
    await new Promise((resolve) => setImmediate(resolve));
  }
  return {
    answers: (await settled).map((each) => (each.status === "fulfilled" ? each.value : "none")),
    spent,
  };
}

describe("what an attacker knows goes by what was asked, whichever answer is ready first", () => {
  it.each([
    [replayAnswer, undefined],
    [answerAtRandom, "spread of answers"],
    [answerConstantly, "mean"],
  ] as const)("$id", async (attack, variant) => {
    const forwards = await answersOf(attack, variant, NUMBERS);
    const backwards = await answersOf(attack, variant, NUMBERS.toReversed());
    expect(backwards).toEqual(forwards);
    expect(forwards.answers.slice(1)).not.toContain("none");
  });

  it("is the first answer of all to who replays it, computed once", async () => {
    const { answers, spent } = await answersOf(replayAnswer, undefined, NUMBERS);
    expect(answers).toEqual(["none", { square: 100 }, { square: 100 }, { square: 100 }]);
    expect(spent).toBe(1);
  });

  it("is the mean of the first answer to who is constant", async () => {
    const { answers } = await answersOf(answerConstantly, "mean", NUMBERS);
    expect(answers).toEqual(["none", { square: 100 }, { square: 100 }, { square: 100 }]);
  });
});
