import { defineErrors } from "../primitives/errors.js";

/** SK3000-SK3019: requests of clients at a validator's gateway. */
export const gatewayErrors = defineErrors({
  badRequest: {
    code: "SK3000",
    message: "The request is not what the contract of {plugin} allows: {reason}.",
    next: "Send what the request schema of the subnet accepts; `gateway_info` names the subnet and its version.",
  },
  notAdmitted: {
    code: "SK3001",
    message: "{account} may not ask here: {reason}.",
    next: "Ask with an account that the gateway's owner admits; by default it needs 1 TAO, free or staked.",
  },
  badChallenge: {
    code: "SK3002",
    message: "The challenge is not one of this gateway for that account, or it has expired.",
    next: "Get a new one with gateway_challenge and sign the request with it.",
  },
  badSignature: {
    code: "SK3003",
    message: "The signature is not {account}'s signature of this request.",
    next: "Sign the request as it is sent, with the key of that account.",
  },
  repeated: {
    code: "SK3004",
    message: "A request with this id was taken already.",
    next: "Give every request an id of its own.",
  },
  tooFast: {
    code: "SK3005",
    message: "{account} may ask {perMinute} times a minute.",
    next: "Ask again in {waitMs} ms.",
  },
  overBudget: {
    code: "SK3006",
    message: "This request costs {cost}, and {left} of the {budget} an hour are left to {account}.",
    next: "Ask fewer miners or for less, or wait: the budget refills steadily.",
  },
  busy: {
    code: "SK3007",
    message: "{waiting} requests wait already, which is the limit.",
    next: "Ask again later, or another validator's gateway.",
  },
  noMiner: {
    code: "SK3008",
    message: "No miner of subnet {netuid} can be asked now.",
    next: "Wait until miners have announced themselves and the validator has seen them.",
  },
  unknownMiner: {
    code: "SK3009",
    message: "There is no miner {miner} to be asked in subnet {netuid}.",
    next: "Name miners by UID or hotkey, as the metagraph lists them with an endpoint.",
  },
  tooLarge: {
    code: "SK3010",
    message: "The request has {sizeBytes} bytes, the limit is {limitBytes}.",
    next: "Send less at once; the subnet's contract sets the limit.",
  },
  tooManyMiners: {
    code: "SK3011",
    message: "{count} miners are too many: at most {limit} may be asked at once.",
    next: "Ask fewer, or several times.",
  },
  noAnswer: {
    code: "SK3012",
    message: "None of the {asked} miners that were asked gave a usable answer: {reasons}.",
    next: "Ask again, or ask more miners; `all` shows what each of them said.",
  },
  closed: {
    code: "SK3013",
    message: "The gateway is closed.",
    next: "Ask another validator's gateway.",
  },
  cannotValidate: {
    code: "SK3014",
    message: "This validator can't ask miners now: {reason}.",
    next: "Ask another validator's gateway.",
  },
  malformed: {
    code: "SK3015",
    message: "The {part} of a request is malformed: {reason}.",
    next: "Ask with `client.ask`, which makes the request.",
  },
  tooManyClients: {
    code: "SK3016",
    message: "The gateway serves {limit} accounts already, which is the limit.",
    next: "Ask again later, or another validator's gateway.",
  },
});
