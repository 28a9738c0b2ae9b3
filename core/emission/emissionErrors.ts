import { defineErrors } from "../primitives/errors.js";

/** SK10xx: emission that can't be distributed. */
export const emissionErrors = defineErrors({
  unknownHotkey: {
    code: "SK1000",
    message: "Emission or a child link names the hotkey {hotkey}, whose stake was not given.",
    next: "Pass every hotkey that earns and every parent of one.",
  },
});
