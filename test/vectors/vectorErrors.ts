import { defineErrors } from "../../core/primitives/errors.js";

/** SK24xx: vector files that can't be run. A wrong number is no error but a difference. */
export const vectorErrors = defineErrors({
  folderMissing: {
    code: "SK2401",
    message: "There is no readable folder {folder}.",
    next: "Give --dir a folder with vector files.",
  },
  noFiles: {
    code: "SK2402",
    message: "There is no vector file (*.json) below {folder}.",
    next: "Give --dir a folder with vector files, or leave it out to run those of the project.",
  },
  unreadable: {
    code: "SK2403",
    message: "{file} can't be read as JSON: {reason}.",
    next: "Fetch the file again.",
  },
  unknownFormat: {
    code: "SK2404",
    message: "{file} has the format {format}, which nothing here can check.",
    next: 'Expected is an object with "format": "yuma-golden/1" or "chain-golden/1".',
  },
  unknownKey: {
    code: "SK2405",
    message: "Nothing reads or compares {path}.",
    next: "Correct the key, or teach the runner what it means: a value that is passed over would count as right.",
  },
  badValue: {
    code: "SK2406",
    message: "{path} is {value}, expected was {wanted}.",
    next: "Correct the vector file.",
  },
  missingKey: {
    code: "SK2407",
    message: "{path} is missing.",
    next: "Correct the vector file.",
  },
  nothingCompared: {
    code: "SK2408",
    message: "{path} says nothing that could be compared.",
    next: "Give it outputs; a case without any would always pass.",
  },
  noComparer: {
    code: "SK2409",
    message: "Nothing can check the list {list} of {file}.",
    next: "Add a comparer for it to test/vectors/chain.",
  },
  unknownFamily: {
    code: "SK2410",
    message: "{file} is none of the known kinds of chain vectors.",
    next: "Name the file after its kind: {families}.",
  },
  badOption: {
    code: "SK2411",
    message: "The arguments can't be used: {reason}.",
    next: "Use: vectors [--dir <folder>] [--json].",
  },
});
