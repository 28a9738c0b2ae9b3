import { readMetagraph } from "../../../core/chain/queries/readMetagraph.js";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import { createPluginState } from "../../../core/plugin/pluginState.js";
import type { Call, Miner, Round, Validator } from "../../../core/plugin/subnet.js";
import { createValidator } from "../../../core/plugin/createValidator.js";
import { reasonOf } from "../../../core/roles/reasonOf.js";
import { roundSeedOf } from "../../../core/roles/beginRound.js";
import type { Seat } from "../../simulate/seat.js";
import type { MinerAttack, Scene } from "../attack.js";
import { taskKeys } from "../requestKey.js";
import { wholeResponse } from "../wholeResponse.js";
import { bestVariation } from "./bestVariation.js";

export const knowTheTasks: MinerAttack = {
  id: "overfit",
  role: "miner",
  about:
    "runs the public task generator on the round's public seed, learns each task's secret, and gives the variation that the public scorer likes best",
  measure: "per UID",
  threshold: 1.1,
  count: 1,
  create: (scene) => async (ctx, seat, own) => {
    const { subnet, spend, missed } = scene;
    const miner = await own();
    const { settings: _, ...context } = ctx;
    let judge: Validator<ContractSpec> | undefined;
    try {
      judge = await createValidator(subnet, { ...context, state: createPluginState() });
    } catch (error) {
      missed(`the public validator could not be created: ${reasonOf(error)}`);
    }
    const better = betterAnswers(scene, seat, judge);
    return {
      solve: async (request, call) => {
        spend();
        return better(request, await wholeResponse(miner.solve(request, call)), call);
      },
      ...(subnet.contract.task.batch && {
        solveBatch: async (requests, call) => {
          for (const _request of requests) spend();
          // One better answer for each request, since a variation keeps the form.
          return (await better(requests, await answersOf(miner, requests, call), call)) as readonly unknown[];
        },
      }),
      dispose: async () => {
        await miner.dispose?.();
        await judge?.dispose?.();
      },
    };
  },
};

/** Makes an answer better with what can be learnt of its task, and says where that could not be tried. */
function betterAnswers(
  { subnet: { contract }, tried, missed }: Scene,
  seat: Seat,
  judge: Validator<ContractSpec> | undefined,
): (request: unknown, response: unknown, call: Call) => Promise<unknown> {
  const keyOf = taskKeys(contract);
  return async (request, response, call) => {
    if (!judge) return response;
    let step = "the public task generator";
    try {
      const round = roundOf(seat);
      const tasks = await judge.createTasks(round);
      const task = tasks.find((each) => keyOf(each.request) === keyOf(request));
      if (!task) {
        tried(); // It asks what nobody can foresee.
        return response;
      }
      step = "the public scorer";
      const known = { contract, judge, task, round, hotkey: seat.hotkey };
      const chosen = await bestVariation(known, response, call.random);
      if ("response" in chosen) {
        tried();
        return chosen.response;
      }
      missed(chosen.reason);
    } catch (error) {
      missed(`${step} could not be run: ${reasonOf(error)}`);
    }
    return response;
  };
}

/** A batch answered at once where the miner can, otherwise item by item; an item that fails is left out, as a validator sees it. */
async function answersOf(
  miner: Miner<ContractSpec>,
  requests: readonly unknown[],
  call: Call,
): Promise<readonly unknown[]> {
  if (miner.solveBatch) return miner.solveBatch(requests, call);
  const answers: unknown[] = [];
  for (const request of requests) {
    try {
      answers.push(await wholeResponse(miner.solve(request, call)));
    } catch {
      answers.push(undefined);
    }
  }
  return answers;
}

/** The round as every validator sees it: all of it is on chain, but for what only the validator's own key can make. */
function roundOf({ chain, netuid }: Seat): Round {
  const { height, blockId, neurons } = readMetagraph(chain.state, netuid);
  const peers = neurons.filter(({ endpoint }) => endpoint !== undefined);
  return {
    height,
    seed: roundSeedOf(netuid, blockId),
    privateSeed: `a guess of ${blockId}`,
    peers: peers.map(({ uid, hotkey }) => ({ uid, hotkey })),
  };
}
