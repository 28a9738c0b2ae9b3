import { readMetagraph } from "../../../core/chain/queries/readMetagraph.js";
import type { ContractSpec } from "../../../core/plugin/contract.js";
import type { Validator } from "../../../core/plugin/subnet.js";
import { randomFrom } from "../../../core/primitives/random.js";
import type { Seat } from "../../simulate/seat.js";
import type { ValidatorAttack } from "../attack.js";

type Weights = ReadonlyMap<number, number>;

/** A validator that asks nobody and sets the weights it likes. */
const idleValidator = (weights: () => Weights): Validator<ContractSpec> => ({
  createTasks: () => [],
  score: ({ answers }) => answers.map(() => 0),
  weights,
});

const neuronsOf = ({ chain, netuid }: Seat): ReturnType<typeof readMetagraph>["neurons"] =>
  readMetagraph(chain.state, netuid).neurons;

/** The others' consensus of the last epoch, which is public; all the same before there is one. */
function copiedWeights(seat: Seat): Weights {
  const neurons = neuronsOf(seat).filter(({ uid, endpoint }) => uid !== seat.uid && endpoint !== undefined);
  const isDecided = neurons.some(({ consensus }) => consensus > 0);
  return new Map(neurons.map(({ uid, consensus }) => [uid, isDecided ? consensus : 1]));
}

const randomWeights = (seat: Seat, seed: string): Weights => {
  const random = randomFrom(`${seed}/${seat.hotkey}`);
  const others = neuronsOf(seat).filter(({ uid, endpoint }) => uid !== seat.uid && endpoint !== undefined);
  return new Map(others.map(({ uid }) => [uid, random.next()]));
};

const base = { role: "validator", measure: "per stake" } as const;

export const copyWeights: ValidatorAttack = {
  ...base,
  id: "weight-copy",
  about: "asks nobody and sets the others' last consensus as its weights, which are in the open",
  threshold: 1.02,
  hyperparameters: { commitRevealEnabled: false },
  create: () => (_, seat) => idleValidator(() => copiedWeights(seat)),
};

export const copyCommittedWeights: ValidatorAttack = {
  ...base,
  id: "weight-copy-sealed",
  about: "the same where weights are committed to first and revealed an epoch later",
  threshold: 1.02,
  hyperparameters: { commitRevealEnabled: true, commitRevealPeriod: 1 },
  create: () => (_, seat) => idleValidator(() => copiedWeights(seat)),
};

export const collude: ValidatorAttack = {
  ...base,
  id: "collude",
  about: "gives all its weight to a miner of its own that answers garbage; the earnings of both count",
  threshold: 1,
  accomplice: () => () => ({ solve: () => ({ garbage: true }) }),
  create: () => (_, seat) =>
    idleValidator(() => {
      const accomplice = neuronsOf(seat).findLast(({ endpoint }) => endpoint !== undefined);
      return new Map(accomplice ? [[accomplice.uid, 1]] : []);
    }),
};

export const selfDeal: ValidatorAttack = {
  ...base,
  id: "self-deal",
  about: "gives all its weight to its own UID",
  threshold: 0.5,
  create: () => (_, seat) => idleValidator(() => new Map([[seat.uid, 1]])),
};

export const staleWeights: ValidatorAttack = {
  ...base,
  id: "stale-weights",
  about: "judges once, then sets the same weights for ever",
  threshold: 1.02,
  create: () => async (_, __, own) => {
    const honest = await own();
    let first: Weights | undefined;
    return {
      ...honest,
      createTasks: (round) => (first ? [] : honest.createTasks(round)),
      score: (input) => honest.score(input),
      weights: (history) => {
        if (history.scores.length === 0) return new Map();
        const byUid = history.scores.at(-1)?.byUid ?? new Map<number, number>();
        return (first ??= honest.weights?.(history) ?? byUid);
      },
    };
  },
};

export const setRandomWeights: ValidatorAttack = {
  ...base,
  id: "random-weights",
  about: "asks nobody and sets new random weights every round",
  threshold: 0.8,
  create: () => (_, seat) => idleValidator(() => randomWeights(seat, String(seat.chain.head.height))),
};

export const staySilent: ValidatorAttack = {
  ...base,
  id: "silent",
  about: "sets no weights at all",
  threshold: 0.5,
  create: () => () => idleValidator(() => new Map()),
};
