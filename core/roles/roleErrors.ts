import { defineErrors } from "../primitives/errors.js";

/** SK15xx: what went wrong in a miner's or a validator's own work. */
export const roleErrors = defineErrors({
  solveFailed: {
    code: "SK1501",
    message: "The plugin {plugin} failed at {step}: {reason}.",
    next: "Look at the log of that neuron; the fault is in the plugin.",
  },
  badResponse: {
    code: "SK1502",
    message: "The plugin {plugin} answered with what its own contract does not allow: {reason}.",
    next: "Return a value that the response schema of the contract accepts.",
  },
  expired: {
    code: "SK1503",
    message: "The deadline of {deadlineMs} ms passed before work on the task began.",
    next: "Give the miner more time, or fewer tasks at once.",
  },
  overdue: {
    code: "SK1504",
    message: "The deadline of {deadlineMs} ms passed while the plugin {plugin} worked.",
    next: "Give the task more time, or let solve adapt to call.remainingMs.",
  },
  busy: {
    code: "SK1505",
    message: "{waiting} tasks wait already, which is the limit.",
    next: "Ask again later, or raise maxWaiting of the miner.",
  },
  cancelled: {
    code: "SK1506",
    message: "The task was cancelled.",
    next: "Nothing is to be done: the caller did not want the answer any more.",
  },
  badRequest: {
    code: "SK1507",
    message: "The request is not what the contract of {plugin} allows: {reason}.",
    next: "Run the same version of the plugin on both sides.",
  },
  responseTooLarge: {
    code: "SK1508",
    message: "The answer does not fit into what the caller accepts: {reason}.",
    next: "Answer with less, or raise maxFrameBytes of the validator.",
  },
  tooManyHandshakes: {
    code: "SK1509",
    message: "{pending} handshakes of that caller are under way already.",
    next: "Wait until they are over.",
  },
  notRevealed: {
    code: "SK1510",
    message: "Nobody asked for the answer within {holdMs} ms after its deadline, so it was dropped.",
    next: "Nothing is to be done: the validator gave the task up, or lost its connection.",
  },
  tooMuchHeld: {
    code: "SK1511",
    message: "The answers that wait to be asked for would take {heldBytes} bytes, the limit is {limitBytes}.",
    next: "Ask for answers sooner, or raise maxHeldBytes of the miner.",
  },
  wrongItems: {
    code: "SK1512",
    message: "The plugin {plugin} answered a batch of {expected} with {given}.",
    next: "Return a list with one item for each of the request, in its order, undefined where it failed.",
  },
  createTasksFailed: {
    code: "SK1520",
    message: "The plugin {plugin} failed at createTasks: {reason}.",
    next: "Look at the log of that validator; the fault is in the plugin.",
  },
  badTask: {
    code: "SK1521",
    message: "The plugin {plugin} made a task that can't be sent: {reason}.",
    next: "Make tasks that the request and secret schemas of the contract accept.",
  },
  scoreFailed: {
    code: "SK1522",
    message: "The plugin {plugin} failed at score: {reason}.",
    next: "Look at the log of that validator; the fault is in the plugin.",
  },
  badScores: {
    code: "SK1523",
    message: "The plugin {plugin} scored wrongly: {reason}.",
    next: "Return one finite number from 0 to 1 per answer, in the order of the answers.",
  },
  outcomeFailed: {
    code: "SK1524",
    message: "The plugin {plugin} failed at outcome: {reason}.",
    next: "Look at the log of that validator; the task stays and is tried again in the next round.",
  },
  weightsFailed: {
    code: "SK1525",
    message: "The plugin {plugin} failed at weights: {reason}.",
    next: "Look at the log of that validator; the weights of the last round stay in force.",
  },
  badWeights: {
    code: "SK1526",
    message: "The plugin {plugin} gave weights that can't be set: {reason}.",
    next: "Return one finite number of at least 0 per UID of the subnet.",
  },
  badAnswers: {
    code: "SK1527",
    message: "A hook on answers changed whose answers they are, or their number.",
    next: "Let the hook replace an answer by another one of the same peer, in the same order.",
  },
  notRegistered: {
    code: "SK1530",
    message: "{hotkey} is not registered in subnet {netuid}, so it can't validate.",
    next: "Register the hotkey in the subnet.",
  },
  noPermit: {
    code: "SK1531",
    message:
      "UID {uid} has no validator permit in subnet {netuid}: miners would refuse it, and so would the chain.",
    next: "Stake enough to be among the subnet's permitted validators; permits change at the end of an epoch.",
  },
  nothingToWeigh: {
    code: "SK1532",
    message: "No miner of subnet {netuid} has a weight above 0.",
    next: "Look at `score` where every answer got 0, or wait for the first outcome; a round's report says which answers were missing.",
  },
  chainFailed: {
    code: "SK1533",
    message: "The chain could not be asked to set weights: {reason}.",
    next: "Check that the node runs and is reachable.",
  },
  roundRunning: {
    code: "SK1534",
    message: "A round of this validator is running already.",
    next: "Wait for its report before the next one.",
  },
  closed: {
    code: "SK1535",
    message: "This role was closed.",
    next: "Create a new one.",
  },
  dialTimeout: {
    code: "SK1536",
    message: "No connection to {endpoint} within {timeoutMs} ms.",
    next: "Check that the miner runs, and that the endpoint it announced can be reached from here.",
  },
  noRoom: {
    code: "SK1537",
    message: "The miner left {open} tasks without a final word, so that there is no room for another.",
    next: "Nothing is to be done: the session is closed and a new one opened.",
  },
  timeLimit: {
    code: "SK1538",
    message: "It did not finish within {limitMs} ms.",
    next: "Do less per round, or raise pluginTimeoutMs of the validator.",
  },
  damagedState: {
    code: "SK1540",
    message: "What this validator remembers under {key} is damaged: {reason}.",
    next: "Restore the dump it came from, or delete the neuron's state to begin anew.",
  },
  tooManyWaiting: {
    code: "SK1541",
    message: "More than {limit} tasks wait for their outcome; the oldest was dropped.",
    next: "Let outcome deliver in time, create fewer delayed tasks, or raise maxPending.",
  },
  unexpectedPart: {
    code: "SK1542",
    message: "The miner sent a {kind} where the contract of {plugin} has none.",
    next: "Run the same version of the plugin on both sides.",
  },
  streamTooLong: {
    code: "SK1543",
    message: "The answer has more than {maxParts} parts or {maxBytes} bytes.",
    next: "Answer in fewer or smaller parts, or raise maxParts and maxStreamBytes of the validator.",
  },
  organicFailed: {
    code: "SK1545",
    message: "The plugin {plugin} failed at organicTask: {reason}.",
    next: "Look at the log of that validator; the client got its answers, but they do not count.",
  },
  gone: {
    code: "SK1546",
    message: "The miner does not serve any more.",
    next: "Nothing is to be done: it left, moved or lost its UID after it was chosen.",
  },
  emptyStream: {
    code: "SK1544",
    message: "The answer ended without a single part.",
    next: "Have solve yield at least once.",
  },
});
