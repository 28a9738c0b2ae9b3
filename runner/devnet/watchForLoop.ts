import type { Clock } from "../../core/protocol/ports.js";
import type { Solving } from "../neuron/solveMark.js";

const SECOND_MS = 1_000;

/**
 * Looks once a second whether a thread is still in the same call of a `solve`, and calls back when it has been for so long. Seconds are counted,
 * so that time in which the whole process stood still is one of them.
 *
 * @param limitS how many seconds one call may compute without a break; asked each time, since it depends on the contract
 * @returns ends the watch
 */
export function watchForLoop(
  clock: Clock,
  solving: () => Solving | undefined,
  limitS: () => number,
  loops: (uid: number, seconds: number) => void,
): () => void {
  let last: Solving | undefined;
  let seconds = 0;
  let cancel = (): void => undefined;
  const look = (): void => {
    cancel = clock.after(SECOND_MS, () => {
      const now = solving();
      seconds = now !== undefined && now.call === last?.call ? seconds + 1 : 0;
      last = now;
      if (now !== undefined && seconds >= limitS()) loops(now.uid, seconds);
      else look();
    });
  };
  look();
  return () => cancel();
}
