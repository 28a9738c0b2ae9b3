import { defineErrors } from "../../core/primitives/errors.js";

/** SK3310-SK3319: the configuration file. */
export const configErrors = defineErrors({
  notFound: {
    code: "SK3310",
    message: "There is no configuration {file}.",
    next: "Correct the path of --config, or leave it out to use the one of this folder.",
  },
  unreadable: {
    code: "SK3311",
    message: "The configuration {file} can't be read: {reason}.",
    next: "Mend the file; it is TypeScript, JavaScript or JSON.",
  },
  noDefaultExport: {
    code: "SK3312",
    message: "The configuration {file} has no default export.",
    next: "End it with `export default defineConfig(…)`.",
  },
  invalid: {
    code: "SK3313",
    message: "The configuration {file}: {path} {rule}.",
    next: "Correct it there; docs/dev.md lists what a configuration may say.",
  },
  twoFiles: {
    code: "SK3314",
    message: "The folder has two configurations: {files}.",
    next: "Keep one of them, or name the one you mean with --config.",
  },
});
