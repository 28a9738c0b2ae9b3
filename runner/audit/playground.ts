import { playAttack, type Play, type PlayResult } from "./playAttack.js";

/** Where attacks are played. */
export interface Playground {
  /** How many at the same time. */
  readonly atOnce: number;
  readonly play: (play: Play) => Promise<PlayResult>;
}

/** This process, which plays one after the other. */
export const hereInTurn: Playground = { atOnce: 1, play: playAttack };

/**
 * Plays all, as many at the same time as the playground allows, and begins none after one has failed.
 *
 * @param onPlayed told how many were played
 * @returns their results in the order of the plays, whichever was done first
 * @throws what the first play that failed threw
 */
export async function playAll(
  { atOnce, play }: Playground,
  plays: readonly Play[],
  onPlayed: (played: number) => void = () => undefined,
): Promise<readonly PlayResult[]> {
  const results: PlayResult[] = [];
  const waiting = [...plays.entries()];
  let played = 0;
  const playOn = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, one] = next;
      try {
        results[index] = await play(one);
      } catch (error) {
        waiting.length = 0;
        throw error;
      }
      played += 1;
      onPlayed(played);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, playOn));
  return results;
}
