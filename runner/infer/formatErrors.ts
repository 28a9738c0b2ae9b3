import { defineErrors } from "../../core/primitives/errors.js";

/** SK4020-SK4029: requests and answers in files of a subnet's field. */
export const formatErrors = defineErrors({
  unknownOption: {
    code: "SK4020",
    message: "{option} is no option of infer, and {subnet} reads no such file.",
    next: "Options with a file that it takes: {known}. `subnetkit infer --help` lists the others.",
  },
  missingFile: {
    code: "SK4021",
    message: "{option} needs a file.",
    next: "Write its path behind the option.",
  },
  unreadableFile: {
    code: "SK4022",
    message: "{file} can't be read: {reason}.",
    next: "Give the path of a text file.",
  },
  unknownEnding: {
    code: "SK4023",
    message: "{subnet} cannot write its answer as {file}.",
    next: "Use one of the endings {known}.",
  },
  unwritableFile: {
    code: "SK4024",
    message: "{file} can't be written: {reason}.",
    next: "Give the path of a file in a folder that exists.",
  },
});
