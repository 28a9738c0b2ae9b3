import { defineErrors } from "../../core/primitives/errors.js";

/** SK165x: the store on disk. */
export const lmdbErrors = defineErrors({
  inUse: {
    code: "SK1650",
    message: "The folder {folder} is in use by the process {pid}.",
    next: "Stop that process, or give another folder; if it is no node of this network, remove the file {lock}.",
  },
  notEmpty: {
    code: "SK1651",
    message: "The folder {folder} holds other things ({found}), and no network.",
    next: "Give the folder of a network, or a new one.",
  },
  unusableFolder: {
    code: "SK1652",
    message: "The folder {folder} can't be used: {reason}.",
    next: "Give a folder that this account may create and write to.",
  },
  unreadable: {
    code: "SK1653",
    message: "The file {file} is damaged, or no database of this program: {reason}.",
    next: "Restore the folder from a copy, or begin anew in an empty one.",
  },
  diskFull: {
    code: "SK1654",
    message: "There is no room left for {file}: {reason}.",
    next: "Make room on the disk, then start again; every block that was sealed is there.",
  },
  writeFailed: {
    code: "SK1655",
    message: "{file} can't be written: {reason}.",
    next: "Check the disk, then start again; every block that was sealed is there.",
  },
  closed: {
    code: "SK1656",
    message: "The store {file} is closed.",
    next: "Open it again.",
  },
});
