import { defineErrors } from "../primitives/errors.js";

/** SK1330-SK1339: what a neuron remembers between rounds. */
export const pluginStateErrors = defineErrors({
  badValue: {
    code: "SK1330",
    message: 'What was to be remembered under "{key}" can\'t be encoded: {reason}.',
    next: "Keep plain data: numbers, texts, booleans, null, byte strings, tensors, lists and objects of these.",
  },
  unknownSnapshot: {
    code: "SK1331",
    message: "There is no snapshot {id} of this state; there are: {kept}.",
    next: "Use the number that snapshot() returned; reverting to an older one drops the younger ones.",
  },
  checkpointClosed: {
    code: "SK1332",
    message: "This checkpoint of a plugin's state is closed, or not the innermost one.",
    next: "Close each checkpoint once, by commit or revert, the youngest first.",
  },
  checkpointOpen: {
    code: "SK1333",
    message: "A snapshot of a plugin's state can be made, or reverted to, only between rounds.",
    next: "Wait for the round to end.",
  },
  badDump: {
    code: "SK1334",
    message: "This is no dump of a plugin's state: {reason}.",
    next: "Restore the file that was written, or delete it: the neuron then begins anew.",
  },
  lateWrite: {
    code: "SK1335",
    message: '"{key}" was written by a call of the plugin that had failed or taken too long already.',
    next: "Finish in time, and await everything that a call sets off before it returns.",
  },
  notKept: {
    code: "SK1336",
    message: "What a neuron remembers can't be kept in {path}: {reason}.",
    next: "Make room on the disk and let the process write there; until then a restart begins with what was kept last.",
  },
  reservedKey: {
    code: "SK1337",
    message: '"{key}" is not the plugin\'s to write: keys that begin with "role/" are the host\'s.',
    next: "Choose another key.",
  },
});
