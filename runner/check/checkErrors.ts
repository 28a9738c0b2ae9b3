import { defineErrors } from "../../core/primitives/errors.js";

/** SK3500-SK3539: what `subnetkit check` finds. */
export const checkErrors = defineErrors({
  noLoad: {
    code: "SK3500",
    message: "The subnet can't be loaded: {reason}.",
    next: "Mend the first error in the plugin's own file; nothing else was checked.",
  },
  looseSchema: {
    code: "SK3501",
    message: "Schemas accept too much at {paths}: {reason}.",
    next: "{fix}. No other check stands behind it.",
  },
  badModel: {
    code: "SK3502",
    message: "The model {name} can't be used: {reason}.",
    next: "Put the file that was meant in its place, or correct path and sha256 in the contract.",
  },
  noDefaults: {
    code: "SK3503",
    message: "{part} can't be created without settings: {reason}.",
    next: "Give every setting a default, so that a newcomer can run it.",
  },
  badTasks: {
    code: "SK3504",
    message: "createTasks failed for the round of height {height}: {reason}.",
    next: "Make it return a list of tasks whose requests and secrets fit the contract's schemas.",
  },
  noTasks: {
    code: "SK3505",
    message: "createTasks made no task in {rounds} rounds, so that nothing could be checked.",
    next: "Make it create at least one task in every round, whoever the peers are.",
  },
  badAnswer: {
    code: "SK3506",
    message: "The miner {profile} gave no usable answer: {reason}.",
    next: "Make it answer the validator's own tasks with what the response schema takes.",
  },
  slow: {
    code: "SK3507",
    message: "{what} took {tookMs} ms of the {limitMs} ms that it has.",
    next: "Make it faster, ask for less in a task, or raise task.timeoutMs in the contract.",
  },
  memory: {
    code: "SK3508",
    message: "The subnet's process took {usedMb} MB at its peak, above the {limitMb} MB it declares.",
    next: "Use less, or declare what it takes as needs.memoryMb in the contract.",
  },
  scoreThrew: {
    code: "SK3509",
    message: "score failed with {situation}: {reason}.",
    next: "Handle every answer that the role hands over: what is missing has no response, and the list may be empty.",
  },
  badScores: {
    code: "SK3510",
    message: "score returned, with {situation}, {reason}.",
    next: "Return one finite number in [0, 1] for each answer, in the order of the answers.",
  },
  impure: {
    code: "SK3511",
    message: "The same answers got other scores {when}: {difference}.",
    next: "Compute scores from the input and ctx.state alone: no clock, no Math.random, nothing else remembered from call to call.",
  },
  orderMatters: {
    code: "SK3512",
    message: "Scores depend on the order of the answers: {difference}.",
    next: "Score each answer by its content; break ties by content too, never by place or UID.",
  },
  nanPasses: {
    code: "SK3513",
    message: "The response schema takes NaN at {path}.",
    next: "Use Type.Number or Tensor with bounds there: both refuse what is not finite.",
  },
  reads: {
    code: "SK3514",
    message: "The plugin reads {path}, which is outside its package and the packages it uses.",
    next: "Put the file into the plugin's own package, or have miners take what it holds as a setting.",
  },
  lingers: {
    code: "SK3515",
    message: "After everything was disposed of, {resources} kept the process alive.",
    next: "Stop timers, workers and sockets in dispose() of the miner or validator.",
  },
  noDispose: {
    code: "SK3516",
    message: "{part} can't be disposed of: {reason}.",
    next: "Make dispose() resolve, whatever the part was doing.",
  },
  noOutcome: {
    code: "SK3517",
    message:
      "The outcome of a task that is due at height {height} was not known {blocks} blocks later: {reason}.",
    next: "Return it from outcome() once the chain has reached scoreAt, in the form of the contract's schema.",
  },
  hangs: {
    code: "SK3518",
    message: "{stage} did not come to an end in {limitMs} ms.",
    next: "Look for a promise that is never settled, or a loop; nothing after it was checked.",
  },
  died: {
    code: "SK3519",
    message: "The subnet's process ended while {stage}: {reason}.",
    next: "Mend what ended it; nothing after it was checked.",
  },
  notEnforced: {
    code: "SK3520",
    message: "Access to {what} is not enforced: {reason}.",
    next: "Look at the code for it: this check can't pass or fail it.",
  },
  found: {
    code: "SK3521",
    message: "{subnet} does not conform: {found}.",
    next: "Mend what is listed above; each finding names the file and the fix.",
  },
  noRunner: {
    code: "SK3522",
    message:
      "describeSubnet found no describe, beforeAll and it: in Vitest without globals import it from subnetkit/testing/vitest.",
    next: "In other runners without globals pass them as its second argument.",
  },
  skipped: {
    code: "SK3523",
    message: "The rule {rule} was not reached: something before it failed.",
    next: "Mend what failed first.",
  },
  writes: {
    code: "SK3524",
    message: "The plugin writes {path}, which is outside the folder that it is given.",
    next: "Set needs.folder to true in the contract and write below ctx.folder alone: the package itself may be read only.",
  },
  startsProcess: {
    code: "SK3525",
    message: "The plugin starts a child process.",
    next: "Do the work in JavaScript or WebAssembly: no subnet may start programs. Worker threads can be declared.",
  },
  startsWorker: {
    code: "SK3526",
    message: "The plugin starts a worker thread, which it does not declare.",
    next: "Set needs.workers to true in the contract, or do without.",
  },
  access: {
    code: "SK3527",
    message: "The plugin wants {permission}{resource}, which no subnet may have.",
    next: "Do without: a subnet computes, and keeps its files below ctx.folder.",
  },
  stray: {
    code: "SK3528",
    message: "An error that nothing catches ends the process: {reason}.",
    next: "Await every promise, and catch what timers and events throw: on a network it takes the neuron down.",
  },
  tasksDiffer: {
    code: "SK3529",
    message: "createTasks made other tasks for the same round, of height {height}, in {who}: {difference}.",
    next: "Draw with randomFrom(round.seed), or from round.privateSeed what miners must not foresee: no Math.random, no clock.",
  },
  weightsThrew: {
    code: "SK3530",
    message: "weights failed with {situation}: {reason}.",
    next: "Handle every history: nothing in it yet, one record, records in which miners are missing, scores that are all 0.",
  },
  badWeights: {
    code: "SK3531",
    message: "weights returned, with {situation}, {reason}.",
    next: "Return a Map with one finite number of at least 0 for each UID, and for none that has no score in the history.",
  },
  weightsChange: {
    code: "SK3532",
    message:
      "With {situation}, weights returned something else for the same history the second time: {difference}.",
    next: "Compute weights from the history and ctx.state alone: no clock, no Math.random, nothing else remembered from call to call.",
  },
});
