import { defineErrors } from "../primitives/errors.js";

/** SK06xx: subnets, neurons and their parameters. */
export const registryErrors = defineErrors({
  noSubnet: {
    code: "SK0601",
    message: "There is no subnet {netuid}.",
    next: "Use the netuid of an existing subnet other than root.",
  },
  subnetExists: {
    code: "SK0602",
    message: "Subnet {netuid} exists already.",
    next: "Use a netuid that is free.",
  },
  notHotkeyOwner: {
    code: "SK0603",
    message: "The hotkey {hotkey} belongs to another coldkey.",
    next: "Sign with the coldkey that first registered the hotkey, or use another hotkey.",
  },
  unknownHotkey: {
    code: "SK0604",
    message: "The hotkey {hotkey} never registered.",
    next: "Register it on a subnet first.",
  },
  notRegistered: {
    code: "SK0605",
    message: "The hotkey {hotkey} is not registered on subnet {netuid}.",
    next: "Register it on this subnet first; it may have been replaced.",
  },
  alreadyRegistered: {
    code: "SK0606",
    message: "The hotkey {hotkey} is registered on subnet {netuid} already.",
    next: "Use it as it is, or register another hotkey.",
  },
  registrationClosed: {
    code: "SK0607",
    message: "Subnet {netuid} takes no registrations.",
    next: "Choose another subnet, or wait until registration is allowed.",
  },
  priceAboveLimit: {
    code: "SK0608",
    message: "Registering costs {price} rao, more than the limit of {limit}.",
    next: "Raise the limit, or wait: the price falls with every block.",
  },
  noFreeUid: {
    code: "SK0609",
    message: "Subnet {netuid} is full, and none of its neurons may be replaced now.",
    next: "Wait until more neurons are past their immunity, or choose another subnet.",
  },
  badEndpoint: {
    code: "SK0610",
    message: "The endpoint is not usable: {reason}.",
    next: "Announce a ws:// or wss:// URL of at most 128 characters, such as ws://127.0.0.1:8091.",
  },
  badProtocol: {
    code: "SK0611",
    message: "The protocol is not a name and a version of at most 32 characters.",
    next: "Announce what the endpoint speaks, such as subnetkit/1.",
  },
  servingTooOften: {
    code: "SK0612",
    message:
      "This endpoint was announced at height {updatedAt}; the next announcement is possible at {earliest}.",
    next: "Wait until then.",
  },
  notSubnetOwner: {
    code: "SK0613",
    message: "{coldkey} doesn't own subnet {netuid}.",
    next: "Sign with the owner's coldkey.",
  },
  alreadyStarted: {
    code: "SK0614",
    message: "Subnet {netuid} was started already.",
    next: "Nothing is left to do: it takes part in emission.",
  },
  unknownParameter: {
    code: "SK0615",
    message: "There is no parameter {name}{hint}.",
    next: "Use a name from the table of hyperparameters.",
  },
  badParameterValue: {
    code: "SK0616",
    message: "{value} is not a value that the {setter} may give to {name}: {range}.",
    next: "Use a value of that range; what only the network may set needs a vote.",
  },
  parameterChangedRecently: {
    code: "SK0617",
    message: "{name} was changed at height {changedAt}; the owner may change it again at {earliest}.",
    next: "Wait until then: each may change once in two tempos.",
  },
  epochImminent: {
    code: "SK0618",
    message: "The next epoch of subnet {netuid} is {blocks} blocks away.",
    next: "Change hyperparameters before the last 10 blocks of an epoch, or after it.",
  },
  subnetLimitReached: {
    code: "SK0619",
    message: "There are {limit} subnets, as many as there may be.",
    next: "Run on an existing subnet, or wait until one is gone.",
  },
  creationTooSoon: {
    code: "SK0620",
    message: "A subnet was created at height {createdAt}; the next one is possible at {earliest}.",
    next: "Wait until then.",
  },
  lockAboveLimit: {
    code: "SK0621",
    message: "Creating a subnet locks {lock} rao, more than the limit of {limit}.",
    next: "Raise the limit, or wait: the price falls with every block.",
  },
  noNeuron: {
    code: "SK0622",
    message: "Subnet {netuid} has no neuron with UID {uid}.",
    next: "Use a UID below the number of its neurons.",
  },
  badPlugin: {
    code: "SK0623",
    message: "The plugin reference is not usable: {reason}.",
    next: "Name the plugin's id, its version and the SHA-256 of its schemas, as the plugin itself shows them.",
  },
  commitmentTooLong: {
    code: "SK0624",
    message: "The commitment has {sizeBytes} bytes, more than {limit}.",
    next: "Commit to a hash of what doesn't fit.",
  },
  commitmentTooOften: {
    code: "SK0625",
    message:
      "This neuron's commitment was set at height {updatedAt}; the next one is possible at {earliest}.",
    next: "Wait until then.",
  },
  bondsResetOff: {
    code: "SK0626",
    message: "Subnet {netuid} doesn't let a neuron reset the bonds to it.",
    next: "Set the commitment without resetBonds, or ask the subnet's owner to turn bondsReset on.",
  },
});
