import { defineErrors } from "../../core/primitives/errors.js";

/** SK21xx: the command line. */
export const cliErrors = defineErrors({
  usage: { code: "SK2100", message: "{problem}.", next: "Run `{command} --help` for the options." },
  badOption: {
    code: "SK2101",
    message: "{option} takes {expected}, not {value}.",
    next: "Correct the value, or leave the option out.",
  },
});
