import type { Random } from "../primitives/random.js";
import type { Reply } from "./askedTask.js";
import { createCommitWindow, type CommitWindow } from "./commitWindow.js";
import type { ServingNeuron } from "./connectPeer.js";
import type { OutgoingTask, PeerConnection } from "./peerConnection.js";

/** One task and whom it goes to. */
export interface AddressedTask extends OutgoingTask {
  readonly peers: readonly ServingNeuron[];
}

/**
 * Sends tasks, to each peer those that are addressed to it, all at once and in an order that says nothing: a validator's own and its
 * clients' can't be told apart by it.
 *
 * @param order decides the order
 * @returns by task id, one reply for each of the task's peers, in their order
 */
export async function sendTasks(
  tasks: readonly AddressedTask[],
  lineTo: (peer: ServingNeuron) => PeerConnection | undefined,
  { order, commitReveal }: { readonly order: Random; readonly commitReveal: boolean },
): Promise<ReadonlyMap<string, readonly Reply[]>> {
  const byLine = new Map<PeerConnection, AddressedTask[]>();
  for (const task of shuffled(tasks, order)) {
    for (const peer of task.peers) {
      const line = lineTo(peer);
      if (!line) continue;
      const own = byLine.get(line);
      if (own) own.push(task);
      else byLine.set(line, [task]);
    }
  }
  // Nobody's answer is asked for before everybody's time is over: who can't be reached must not use it up.
  if (commitReveal) await Promise.all(Array.from(byLine.keys(), (line) => line.connect()));
  const window = commitReveal ? windowFor(tasks, lineTo) : undefined;

  const replies = new Map(tasks.map(({ taskId }) => [taskId, new Map<PeerConnection, Reply>()]));
  await Promise.all(
    Array.from(byLine, async ([line, own]) => {
      const all = await line.ask(own, window);
      own.forEach(({ taskId }, index) => {
        const reply = all[index];
        if (reply) replies.get(taskId)?.set(line, reply);
      });
    }),
  );
  return new Map(
    tasks.map(({ taskId, peers }) => [
      taskId,
      peers.flatMap((peer) => {
        const line = lineTo(peer);
        return (line && replies.get(taskId)?.get(line)) ?? [];
      }),
    ]),
  );
}

function windowFor(
  tasks: readonly AddressedTask[],
  lineTo: (peer: ServingNeuron) => PeerConnection | undefined,
): CommitWindow {
  const peerCount = new Map(tasks.map(({ taskId, peers }) => [taskId, peers.filter(lineTo).length]));
  return createCommitWindow((taskId) => peerCount.get(taskId) ?? 0);
}

/** Fisher and Yates. */
function shuffled<T>(list: readonly T[], random: Random): readonly T[] {
  const all = [...list];
  for (let last = all.length - 1; last > 0; last -= 1) {
    const at = random.integer(last + 1);
    const [a, b] = [all[last], all[at]];
    if (a !== undefined && b !== undefined) [all[last], all[at]] = [b, a];
  }
  return all;
}
