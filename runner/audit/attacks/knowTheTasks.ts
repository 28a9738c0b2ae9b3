import { readMetagraph } from "../../../core/chain/queries/readMetagraph.js";
import { compileSchema } from "../../../core/plugin/compileSchema.js";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import { createPluginState } from "../../../core/plugin/pluginState.js";
import type { Answer, Round, Task, Validator } from "../../../core/plugin/subnet.js";
import { createValidator } from "../../../core/plugin/createValidator.js";
import { randomFrom, type Random } from "../../../core/primitives/random.js";
import { roundSeedOf } from "../../../core/roles/beginRound.js";
import { mapNumbers } from "../../../core/plugin/mapNumbers.js";
import type { Seat } from "../../simulate/seat.js";
import type { MinerAttack } from "../attack.js";
import { requestKeys } from "../requestKey.js";
import { wholeResponse } from "../wholeResponse.js";

/** Variations of its own answer that the attacker has the public scorer choose from. */
const VARIATIONS = 12;

export const knowTheTasks: MinerAttack = {
  id: "overfit",
  role: "miner",
  about:
    "runs the public task generator on the round's public seed, learns each task's secret, and gives the variation that the public scorer likes best",
  measure: "per UID",
  threshold: 1.1,
  count: 1,
  create:
    ({ subnet, spend }) =>
    async (ctx, seat, own) => {
      const miner = await own();
      const { settings: _, ...context } = ctx;
      const judge = await createValidator(subnet, { ...context, state: createPluginState() });
      const { contract } = subnet;
      const keyOf = requestKeys(contract);
      return {
        solve: async (request, call) => {
          spend();
          const response = await wholeResponse(miner.solve(request, call));
          // A scorer judges whole batches; one item of it can't be tried alone.
          if (contract.task.batch) return response;
          try {
            const round = roundOf(seat);
            const tasks = await judge.createTasks(round);
            const task = tasks.find((each) => keyOf(each.request) === keyOf(request));
            return task ? await bestOf(seat, contract, judge, task, round, response, call.random) : response;
          } catch {
            return response; // what it can't learn, it does without
          }
        },
        dispose: async () => {
          await miner.dispose?.();
          await judge.dispose?.();
        },
      };
    },
};

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

async function bestOf(
  seat: Seat,
  contract: ContractSpec,
  judge: Validator<ContractSpec>,
  task: Task<ContractSpec>,
  round: Round,
  response: unknown,
  random: Random,
): Promise<unknown> {
  const outcome: unknown = contract.task.outcome ? await judge.outcome?.(task, round) : undefined;
  if (contract.task.outcome && outcome === undefined) return response;
  const schema = compileSchema(contract.task.response);
  const candidates = [response, ...variationsOf(response, random)].filter(
    (candidate) => schema.problem(candidate) === undefined,
  );
  const answers = candidates.map((candidate, index): Answer<ContractSpec> => {
    const parts = contract.task.streaming ? { parts: [{ response: candidate, atMs: 0 }] } : {};
    return { peer: { uid: index, hotkey: seat.hotkey }, response: candidate, latencyMs: 0, ...parts };
  });
  const scores = await judge.score({
    request: task.request,
    secret: task.secret,
    outcome,
    answers,
    random: randomFrom("overfit"),
  });
  return candidates[scores.indexOf(Math.max(...scores))];
}

/** The answer stretched, shrunk and shaken. */
function variationsOf(response: unknown, random: Random): unknown[] {
  return Array.from({ length: VARIATIONS }, (_, index) => {
    const stretch = 2 ** ((index - VARIATIONS / 2) / 4);
    const shake = index % 3 === 0 ? 0.2 : 0;
    return mapNumbers(response, (number) => {
      const varied = number * (stretch + shake * random.normal());
      return Number.isInteger(number) ? Math.round(varied) : varied;
    });
  });
}
