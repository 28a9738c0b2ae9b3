import { defineErrors } from "../../primitives/errors.js";

/** SK160x: what a chain keeps in a store. */
export const storeErrors = defineErrors({
  foreignStore: {
    code: "SK1600",
    message: "This store does not hold a chain: {reason}.",
    next: "Give the folder of a network that this program made, or an empty one.",
  },
  storeVersion: {
    code: "SK1601",
    message: "This store has format {found}, this program reads format {supported}.",
    next: "Open it with the program version that wrote it.",
  },
  otherGenesis: {
    code: "SK1602",
    message: "This store holds another network: {difference}.",
    next: "Start with the options that the network was made with (subnets, validators, seed), or give an empty folder.",
  },
  corruptStore: {
    code: "SK1603",
    message: "This store is damaged: {reason}.",
    next: "Restore the folder from a copy, or begin anew in an empty one.",
  },
  storeFailed: {
    code: "SK1604",
    message: "The chain stands at block {height}: what came after it could not be stored.",
    next: "Mend what the first error names, then start again; every block up to this one is safe.",
  },
  logIncomplete: {
    code: "SK1605",
    message: "The store's log begins after block {first}: it can't be replayed from the genesis.",
    next: "Keep the complete log (the default) where replays are wanted.",
  },
  tablesDiffer: {
    code: "SK1607",
    message: "This store was written by {writtenBy}, whose tables are not this program's: {tables}.",
    next: "Open it with the program version that wrote it, or begin anew in an empty folder.",
  },
  replayDiffers: {
    code: "SK1606",
    message: "Replayed to block {height}, the {what} is {found}, not {expected}.",
    next: "Replay with the program version that wrote the log; if it is the same, report this as a defect.",
  },
});
