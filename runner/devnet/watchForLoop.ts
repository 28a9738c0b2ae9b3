import type { Clock } from "../../core/protocol/ports.js";
import type { CallsRead, PluginCall } from "../neuron/callMark.js";

const SECOND_MS = 1_000;

/**
 * Looks once a second whether a thread has taken a turn since, and calls back when it has not for so long. Seconds are counted, so that time in
 * which the whole process stood still is one of them.
 *
 * @param read what the thread tells of itself; undefined while that says nothing
 * @param limitS how many seconds a thread may compute without a break; asked each time, since it depends on the contract
 * @param loops gets the calls that may be computing, once
 * @returns ends the watch
 */
export function watchForLoop(
  clock: Clock,
  read: () => CallsRead | undefined,
  limitS: () => number,
  loops: (calls: readonly PluginCall[], seconds: number) => void,
): () => void {
  let last: number | undefined;
  let seconds = 0;
  let cancel = (): void => undefined;
  const look = (): void => {
    cancel = clock.after(SECOND_MS, () => {
      const now = read();
      seconds = now !== undefined && now.beat === last ? seconds + 1 : 0;
      last = now?.beat;
      if (now !== undefined && seconds >= limitS()) loops(now.open, seconds);
      else look();
    });
  };
  look();
  return () => cancel();
}
