import { defineErrors } from "../../core/primitives/errors.js";

/** SK34xx: `subnetkit new`. */
export const scaffoldErrors = defineErrors({
  badName: {
    code: "SK3400",
    message: "{name} can't be the name of a {kind}: {reason}.",
    next: 'Use lower-case words joined by "-", after a scope if you have one: my-{kind}, @me/my-{kind}.',
  },
  noName: {
    code: "SK3401",
    message: "There is no name, and no terminal to ask on.",
    next: "Give it as an argument, as in `subnetkit new my-subnet --yes`.",
  },
  clashes: {
    code: "SK3402",
    message: "In the way in {folder} (files: {count}):{clashes}",
    next: "Nothing was written. Choose another --dir, or add --force to overwrite them.",
  },
  notAFolder: {
    code: "SK3403",
    message: "{folder} is a file: no folder can be made there or below it.",
    next: "Nothing was written. Choose another --dir.",
  },
  installFailed: {
    code: "SK3404",
    message: "The files are in {folder}, but npm install failed there: {reason}.",
    next: "Run npm install in that folder to see what it lacks.",
  },
  cancelled: {
    code: "SK3405",
    message: "Cancelled.",
    next: "Nothing was written. Run the command again when you like.",
  },
  blocked: {
    code: "SK3406",
    message: "In the way in {folder}, and not all of it can be overwritten:{clashes}",
    next: "Nothing was written. Move away what is said to stand in another's place, or choose another --dir.",
  },
  unwritable: {
    code: "SK3407",
    message: "{file} can't be written: {reason}. {written} of {total} files were written before it.",
    next: "Make room or get the right to write there, then run the command again with --force.",
  },
  packageGone: {
    code: "SK3408",
    message: "{path}, on which the new package is to depend, is not there.",
    next: "Nothing was written. Name a tarball with --subnetkit file:PATH: npm pack in a checkout of Subnetkit makes one.",
  },
});
