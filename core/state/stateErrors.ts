import { defineErrors } from "../primitives/errors.js";

/** SK02xx: tables, journal, snapshots and dumps. */
export const stateErrors = defineErrors({
  valueMismatch: {
    code: "SK0201",
    message: "A value in state is not {expected}: {found}.",
    next: "Pass a value of the table's type: integers within their range, bigint where the table says so.",
  },
  keyMismatch: {
    code: "SK0202",
    message: "A part of a key is not {expected}: {found}.",
    next: "Pass the parts in the order the table declares, each within its range.",
  },
  duplicateTable: {
    code: "SK0203",
    message: "The table {name} is defined twice.",
    next: "Define each table once, in the module that owns it, and import it from there.",
  },
  checkpointClosed: {
    code: "SK0204",
    message: "This checkpoint is not open: it was committed or reverted, or belongs to another state.",
    next: "Commit or revert each checkpoint once, on the state that made it.",
  },
  checkpointNotInnermost: {
    code: "SK0205",
    message: "A checkpoint inside this one is still open.",
    next: "Commit or revert the inner checkpoints first, or revert this one together with them.",
  },
  checkpointOpen: {
    code: "SK0206",
    message: "Snapshots can't be made or reverted to while a checkpoint is open.",
    next: "Commit or revert the open checkpoint first.",
  },
  unknownSnapshot: {
    code: "SK0207",
    message: "There is no snapshot {id}: it was never made here, or an older one was reverted to since.",
    next: "Use a snapshot that is still kept: {kept}.",
  },
  corruptDump: {
    code: "SK0208",
    message: "This is not a canonical state dump: {reason}.",
    next: "Load a file written by this program, whole and unedited.",
  },
  dumpVersion: {
    code: "SK0209",
    message: "This state dump has format {found}, this program reads format {supported}.",
    next: "Load it with the program version that wrote it.",
  },
  unknownTable: {
    code: "SK0210",
    message: "This state dump holds the table {name}, which this program doesn't have.",
    next: "Load it with the program version that wrote it.",
  },
});
