import { defineValidator, randomFrom, type Peer, type Task } from "subnetkit/plugin";
import { contract } from "./contract.js";
import { latestScores } from "./score/latestScores.js";
import { createCommitments } from "./validation/commitments.js";
import { drawChallenge, drawSize } from "./validation/drawChallenge.js";
import { drawPut } from "./validation/drawPut.js";
import { judgeAnswer } from "./validation/judgeAnswer.js";
import { judge } from "./validation/standings.js";

/** Shards of its own that a validator keeps at each miner: enough that losing a few per cent shows within some rounds. */
const OWN_SHARDS = 24;

/**
 * Until when proofs count. It has to be below the time that fetching the data from elsewhere takes, which depends on where the miners are; this
 * one allows for a busy machine with all of a network on it, where no deadline proves anything (README.md, "Deadlines").
 */
const AUDIT_DEADLINE_MS = 4_000;

/** Gives miners shards to keep and has them opened, round after round. What clients store is audited in the same way. */
export const createValidator = defineValidator(contract, ({ state }) => {
  const commitments = createCommitments(state);

  const tasksFor = ({ uid, hotkey }: Peer, seed: string): Task<typeof contract>[] => {
    const random = randomFrom(`${seed}/${hotkey}`);
    const size = drawSize(random);
    const challenge = drawChallenge(commitments, hotkey, { seed, random, size });
    const isWanting = commitments.count(hotkey) < OWN_SHARDS;
    return [
      ...(challenge ? [{ request: challenge, to: [uid] }] : []),
      ...(isWanting ? [{ request: drawPut(seed, hotkey, random), to: [uid] }] : []),
    ];
  };

  return {
    createTasks: ({ privateSeed, peers }) => peers.flatMap((peer) => tasksFor(peer, privateSeed)),
    score: ({ request, answers }) =>
      answers.map((answer) => {
        const holder = answer.peer.hotkey;
        const judgement = { commitments, holder, request, deadlineMs: AUDIT_DEADLINE_MS };
        return judge(state, holder, judgeAnswer(judgement, answer));
      }),
    weights: latestScores,
  };
});
