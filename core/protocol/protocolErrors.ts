import { defineErrors } from "../primitives/errors.js";

/** SK14xx: why a peer was refused, or a session ended. */
export const protocolErrors = defineErrors({
  internal: {
    code: "SK1400",
    message: "The session ended because of a fault of this side: {reason}.",
    next: "Report it with the log of this side.",
  },
  malformed: {
    code: "SK1401",
    message: "The {part} of a handshake message is malformed: {reason}.",
    next: "Run the same protocol version on both sides.",
  },
  handshakeTooLarge: {
    code: "SK1402",
    message: "A handshake message has {sizeBytes} bytes, the limit is {limitBytes}.",
    next: "Run the same protocol version on both sides.",
  },
  handshakeFlood: {
    code: "SK1403",
    message: "More messages came than this step of the handshake allows.",
    next: "Wait for the other side's message before sending the next one.",
  },
  wrongVersion: {
    code: "SK1404",
    message: "The peer speaks {theirs}, this side {ours}.",
    next: "Run versions of the package that speak the same protocol.",
  },
  wrongGenesis: {
    code: "SK1405",
    message: "The peer is on the chain of genesis {theirs}, this side on {ours}.",
    next: "Connect both to the same network.",
  },
  wrongNetuid: {
    code: "SK1406",
    message: "The peer serves subnet {theirs}, this side subnet {ours}.",
    next: "Dial the endpoint of a neuron of the same subnet.",
  },
  wrongPlugin: {
    code: "SK1407",
    message: "The peer runs the plugin {theirs}, this side {ours}.",
    next: "Run the subnet's own plugin on both sides.",
  },
  wrongPluginVersion: {
    code: "SK1408",
    message: "The peer runs version {theirs} of the plugin, this side {ours}; majors must match.",
    next: "Update the older of the two.",
  },
  wrongSchema: {
    code: "SK1409",
    message: "The peer's messages follow another schema than this side's ({theirs} instead of {ours}).",
    next: "Raise the plugin's major version when its messages change, and update the older side.",
  },
  wrongHotkey: {
    code: "SK1410",
    message: "The peer says it is {theirs}, expected was {ours}.",
    next: "Check the endpoint that the neuron announced, and the hotkey it runs with.",
  },
  notRegistered: {
    code: "SK1411",
    message: "{hotkey} is not registered in subnet {netuid}.",
    next: "Register the hotkey, or call with one that is registered.",
  },
  noPermit: {
    code: "SK1412",
    message: "{hotkey} has no validator permit in subnet {netuid}.",
    next: "Stake enough to be among the subnet's permitted validators; permits change at the end of an epoch.",
  },
  expired: {
    code: "SK1413",
    message: "The peer's offer expired at height {expiryHeight}, the chain is at {height}.",
    next: "Dial again; if it goes on, check that both sides follow the chain.",
  },
  expiryTooFar: {
    code: "SK1414",
    message: "The peer's offer expires at height {expiryHeight}, too far from {height}.",
    next: "Check that both sides follow the same chain.",
  },
  unknownScheme: {
    code: "SK1415",
    message: "The peer signs with {scheme}, which this side does not know.",
    next: "Use an Ed25519 or Sr25519 hotkey.",
  },
  badSignature: {
    code: "SK1416",
    message: "The peer's signature is not its hotkey's signature of this handshake.",
    next: "Check which key the peer runs with; if it is right, someone is in between.",
  },
  handshakeTimeout: {
    code: "SK1417",
    message: "The handshake was not finished within {timeoutMs} ms.",
    next: "Dial again; if it goes on, look at the peer's log.",
  },
  handshakeClosed: {
    code: "SK1418",
    message: "The peer closed the connection during the handshake: {reason}.",
    next: "Look up the reason, which is the peer's own word.",
  },
  badAgreementKey: {
    code: "SK1419",
    message: "The peer's key for the key agreement is not usable.",
    next: "Dial again; if it goes on, the peer's software is at fault.",
  },
  badRecord: {
    code: "SK1430",
    message:
      "A record is not authentic, or not the next one: it was altered, repeated, reordered or one was lost.",
    next: "Dial again; if it goes on, someone is in between.",
  },
  badFrame: {
    code: "SK1431",
    message: "A frame is malformed: {reason}.",
    next: "Run the same protocol version on both sides.",
  },
  frameTooLarge: {
    code: "SK1432",
    message: "A frame has {sizeBytes} bytes, the receiver's limit is {limitBytes}.",
    next: "Send less at once, or raise maxFrameBytes of the receiver.",
  },
  tooManyInFlight: {
    code: "SK1433",
    message: "More than {limit} tasks are open at once.",
    next: "Wait for answers before sending more, or raise maxInFlight of the miner.",
  },
  unexpectedFrame: {
    code: "SK1434",
    message: "A frame of kind {kind} has no place here: {reason}.",
    next: "Run the same protocol version on both sides.",
  },
  silent: {
    code: "SK1435",
    message: "The peer was silent for {idleMs} ms and left a ping unanswered.",
    next: "Dial again; if it goes on, the peer is blocked or the network is down.",
  },
  truncated: {
    code: "SK1436",
    message: "The connection ended without a farewell: {reason}.",
    next: "Dial again; what was in flight is lost.",
  },
  slowReader: {
    code: "SK1437",
    message: "The peer reads too slowly: {bufferedBytes} bytes wait for it.",
    next: "Read faster, or ask for less at once.",
  },
  closed: {
    code: "SK1438",
    message: "The session is closed.",
    next: "Dial again.",
  },
  keyExhausted: {
    code: "SK1439",
    message: "The session has sealed as much as one key may.",
    next: "Dial again: a new session has new keys.",
  },
  goingAway: {
    code: "SK1440",
    message: "The peer is going away.",
    next: "Dial again later.",
  },
  replaced: {
    code: "SK1441",
    message: "The same hotkey opened a newer session.",
    next: "Run one validator per hotkey.",
  },
  badReveal: {
    code: "SK1442",
    message: "The revealed answer is not the one that was committed to.",
    next: "Nothing is to be done: the answer counts as malformed, and the fault is the miner's.",
  },
});
