import { defineErrors } from "../../core/primitives/errors.js";

/** SK22xx: the local network and the neurons it hosts. */
export const devnetErrors = defineErrors({
  hangsAtLoad: {
    code: "SK2200",
    message: "The subnet {source} did not finish loading within {timeoutMs} ms.",
    next: "Look for an endless loop or a wait at the top level of its entry file; load models inside the factories.",
  },
  workerDied: {
    code: "SK2201",
    message: "The {role} worker of {subnet} ended: {reason}.",
    next: "Mend the plugin: while its files are watched the next change starts it anew. The rest of the network goes on.",
  },
  workerHangs: {
    code: "SK2202",
    message: "The {role} worker of {subnet} did not finish block {height} within {timeoutMs} ms.",
    next: "Look for a loop that never yields; the rest of the network goes on without this worker.",
  },
  noSubnet: {
    code: "SK2203",
    message: "None of the subnets could be started.",
    next: "Mend the errors above; `subnetkit dev` needs one subnet that loads.",
  },
  notConserved: {
    code: "SK2205",
    message: "Block {height} does not account for every rao: {difference}.",
    next: "This is a defect of the kernel: report it with the seed and the height.",
  },
  unknownProfile: {
    code: "SK2206",
    message: "{subnet} has no miner profile {profile}{hint}.",
    next: "Use one of {profiles}.",
  },
  badHyperparameter: {
    code: "SK2207",
    message: "{subnet} asks for hyperparameter {name} = {value}, {reason}.",
    next: "Correct `hyperparameters` of the contract, or of the configuration where that sets {name}.",
  },
  wrongMessage: {
    code: "SK2208",
    message: "The {role} worker of {subnet} sent a message that is wrong in {where}: it was dropped.",
    next: "Look for code of the plugin that changes what Node's message ports do; without any, it is a defect of Subnetkit.",
  },
  kernelPluginThrew: {
    code: "SK2210",
    message: "The kernel plugin {plugin} threw where nobody catches it: {reason}.",
    next: "Catch it in the plugin: in its timers, streams and promises that nobody awaits. The network and the plugin go on.",
  },
  loops: {
    code: "SK2211",
    message:
      "The {role} UID {uid} of {subnet} has computed for {seconds} s in its {call} without a break: the thread of the subnet's {role}s was given up.",
    next: "Look for a loop in its {call} that never ends. What really takes so long has to await a timer now and then, or all {role}s of the thread stand still.",
  },
  someKernelPluginThrew: {
    code: "SK2212",
    message:
      "The kernel plugin {plugin}, it can't be told which, threw what is no error, where nobody catches it: {reason}.",
    next: "Look in each for a `throw` or a `reject` of something that is no Error, and catch it. The network and the plugins go on.",
  },
  kernelPluginHolds: {
    code: "SK2213",
    message: "The kernel plugin {plugin} could not release what it holds: {reason}.",
    next: "Mend what it gives to `onDispose`. All else was released, and the network ended.",
  },
  kernelPluginKeeps: {
    code: "SK2216",
    message: "The network has ended, but something of the kernel plugin {plugins} kept the process: {kept}.",
    next: "Release timers, servers and connections in what the plugin gives to `onDispose`. The process was ended.",
  },
  consensusThrew: {
    code: "SK2217",
    message: "The consensus of the kernel plugin {plugin} threw: {reason}.",
    next: "Mend its `run`. No block is made without it, so the network has ended; with --data it continues after the last block.",
  },
  notTaken: {
    code: "SK2218",
    message: "{subnet} continues as it began. When the network begins anew, it has {differences}.",
    next: "Give another --data folder to have that at once, or change the options back.",
  },
  loopsSomewhere: {
    code: "SK2214",
    message:
      "The {role}s of {subnet} have computed for {seconds} s without a break, in a call that goes on after it has awaited something. The latest that have not ended: {calls}. Their thread was given up.",
    next: "Look for a loop that never ends behind an `await` in these. What really takes so long has to await a timer now and then.",
  },
  loopsBesides: {
    code: "SK2215",
    message:
      "The {role}s of {subnet} have computed for {seconds} s without a break, in none of the calls that the network made: their thread was given up.",
    next: "Look for a loop that never ends in timers, events and promises that the plugin does not wait for.",
  },
  strayMessage: {
    code: "SK2209",
    message: "The {role} worker of {subnet} posts messages to its parent thread, and nobody reads them.",
    next: "Take `parentPort` out of the plugin: it talks to the network by what it returns and by its context.",
  },
});
