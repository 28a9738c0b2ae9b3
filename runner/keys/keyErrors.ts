import { defineErrors } from "../../core/primitives/errors.js";

/** SK27xx: key files and their passwords. */
export const keyErrors = defineErrors({
  badName: {
    code: "SK2700",
    message: "{name} is not a name for a key.",
    next: "Use 1 to 64 letters, digits, dots, dashes and underscores, beginning with a letter or digit.",
  },
  exists: {
    code: "SK2701",
    message: "There is a key {name} in {dir} already.",
    next: "Choose another name, or remove that key first if its secret is kept elsewhere.",
  },
  notFound: {
    code: "SK2702",
    message: "There is no key {name} in {dir}.",
    next: "Run `subnetkit keys list`, or name another folder with --dir.",
  },
  corrupt: {
    code: "SK2703",
    message: "The key file {file} is damaged: {reason}.",
    next: "Restore the file from a backup, or import the recovery phrase again.",
  },
  version: {
    code: "SK2704",
    message: "The key file {file} has version {found}, this program reads version {supported}.",
    next: "Use the program version that wrote the file.",
  },
  wrongPassword: {
    code: "SK2705",
    message: "The password does not open the key {name}.",
    next: "Try again; without the password only the recovery phrase brings the key back.",
  },
  noPassword: {
    code: "SK2706",
    message: "A password is needed, and there is no terminal to ask for it.",
    next: "Set SUBNETKIT_PASSWORD, or give --password-file.",
  },
  weakPassword: {
    code: "SK2707",
    message: "A password has at least {minimum} characters.",
    next: "Choose a longer one: several words are easy to remember.",
  },
  passwordsDiffer: {
    code: "SK2708",
    message: "The two passwords are not the same.",
    next: "Run the command again.",
  },
  unreadable: {
    code: "SK2709",
    message: "{path} can't be read: {reason}.",
    next: "Check the path and its permissions.",
  },
  unwritable: {
    code: "SK2710",
    message: "{path} can't be written: {reason}.",
    next: "Check the path, its permissions, and the space left on the disk.",
  },
});
