import type { StudyFile, StudyNetwork } from "../../../../runner/study/studyFile.js";

/** Two validators, Large and Small, and two miners, A and B; everybody weighs A. */
export function networkFixture(changes: Partial<StudyNetwork> = {}): StudyNetwork {
  return {
    name: "pair",
    title: "A pair",
    description: "Two validators and two miners.",
    epochs: 4,
    validators: [
      { name: "Large", stake: 300 },
      { name: "Small", stake: 100 },
    ],
    miners: ["A", "B"],
    steps: [{ epoch: 1, weights: { Large: { A: 1 }, Small: { A: 1 } } }],
    ...changes,
  };
}

export function studyFixture(changes: Partial<StudyNetwork> = {}): StudyFile {
  return {
    format: "subnetkit-study-1",
    variants: [{ name: "Yuma 3", parameters: { yuma3: true } }],
    networks: [networkFixture(changes)],
  };
}

export const yuma3 = { name: "Yuma 3", parameters: { yuma3: true, liquidAlpha: false } };
