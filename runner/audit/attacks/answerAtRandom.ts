import type { MinerAttack } from "../attack.js";
import { fillForm, type Blank } from "./fillForm.js";
import { allBounds } from "./numberBounds.js";

export const answerAtRandom: MinerAttack = {
  id: "random",
  role: "miner",
  about:
    "answers in the right form, with numbers drawn evenly from the range of several answers to other requests, or from what the schema allows; the better of the two counts",
  measure: "per UID",
  threshold: 0.5,
  count: 1,
  variants: ({ task }) =>
    allBounds(task.response).some(isBounded)
      ? ["spread of answers", "schema's bounds"]
      : ["spread of answers"],
  create: (scene) =>
    fillForm(scene, (blank, random) => {
      const isSpread = scene.variant !== "schema's bounds";
      const range = isSpread ? (spreadOf(blank) ?? boundsOf(blank)) : (boundsOf(blank) ?? spreadOf(blank));
      return range && range.low + (range.high - range.low) * random.next();
    }),
};

interface Between {
  readonly low: number;
  readonly high: number;
}

const isBounded = ({ minimum, maximum }: Pick<Blank, "minimum" | "maximum">): boolean =>
  minimum !== undefined && maximum !== undefined;

/** One point is no spread. */
const spreadOf = ({ known }: Blank): Between | undefined =>
  known && known.high > known.low ? known : undefined;

const boundsOf = ({ minimum, maximum }: Blank): Between | undefined =>
  minimum !== undefined && maximum !== undefined ? { low: minimum, high: maximum } : undefined;
