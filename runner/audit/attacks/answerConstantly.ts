import type { MinerAttack } from "../attack.js";
import { fillForm, type Blank } from "./fillForm.js";
import { allBounds, type Bounds } from "./numberBounds.js";

const constants: Readonly<Record<string, (blank: Blank) => number | undefined>> = {
  mean: ({ first }) => first?.mean,
  zero: () => 0,
  minimum: ({ minimum, first }) => minimum ?? first?.low,
  maximum: ({ maximum, first }) => maximum ?? first?.high,
};

export const answerConstantly: MinerAttack = {
  id: "constant",
  role: "miner",
  about:
    "answers in the right form, with the same numbers always: the means of the first answer, zeros, the least or the greatest that the schema allows; the best of them counts",
  measure: "per UID",
  threshold: 0.5,
  count: 1,
  variants: ({ task }) => {
    const bounds = allBounds(task.response);
    return [
      "mean",
      ...(bounds.some(allowsZero) ? ["zero"] : []),
      ...(bounds.some(({ minimum }) => minimum !== undefined && minimum !== 0) ? ["minimum"] : []),
      ...(bounds.some(({ maximum }) => maximum !== undefined && maximum !== 0) ? ["maximum"] : []),
    ];
  },
  create: (scene) => fillForm(scene, (blank) => constants[scene.variant ?? "mean"]?.(blank)),
};

const allowsZero = ({ minimum = -Infinity, maximum = Infinity }: Bounds): boolean =>
  minimum <= 0 && maximum >= 0;
