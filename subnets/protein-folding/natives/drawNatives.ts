import type { Random } from "subnetkit/plugin";
import type { Native } from "./native.js";

/** Draws `count` natives, each again only when all others were drawn. */
export function drawNatives(natives: readonly Native[], count: number, random: Random): Native[] {
  const drawn: Native[] = [];
  let left: Native[] = [];
  while (drawn.length < count && natives.length > 0) {
    if (left.length === 0) left = [...natives];
    drawn.push(...left.splice(random.integer(left.length), 1));
  }
  return drawn;
}
