import { defineErrors } from "../../core/primitives/errors.js";

/** SK18xx: connections over WebSockets. */
export const transportErrors = defineErrors({
  portInUse: {
    code: "SK1801",
    message: "Port {port} of {host} is in use.",
    next: "Choose another port, or 0 for a free one, or stop the process that has it.",
  },
  cannotListen: {
    code: "SK1802",
    message: "It is not possible to listen on port {port} of {host}: {reason}.",
    next: "Choose an address of this machine, and a port above 1023 or the right to use a lower one.",
  },
  refused: {
    code: "SK1803",
    message: "{endpoint} refused the connection: {reason}.",
    next: "Look up the reason, which is the peer's own word.",
  },
  unreachable: {
    code: "SK1804",
    message: "{endpoint} can't be reached: {reason}.",
    next: "Check that the neuron runs, and that the endpoint it announced can be reached from here.",
  },
  aborted: {
    code: "SK1805",
    message: "The connection to {endpoint} was not made in time.",
    next: "Check that the neuron runs and is not overloaded.",
  },
  badEndpoint: {
    code: "SK1806",
    message: "{endpoint} is not an endpoint: {reason}.",
    next: "Announce ws://HOST:PORT or wss://HOST:PORT.",
  },
  closed: {
    code: "SK1807",
    message: "The connection is closed.",
    next: "Dial again.",
  },
  slowReader: {
    code: "SK1808",
    message: "The peer reads too slowly: {bufferedBytes} bytes wait for it.",
    next: "Read faster, or ask for less at once.",
  },
  tooManyAttempts: {
    code: "SK1809",
    message: "Too many handshakes from this address.",
    next: "Wait a while, then try again.",
  },
  badUpgrade: {
    code: "SK1810",
    message: "This is not a call between neurons: {reason}.",
    next: "Connect with Subnetkit, which names its hotkey and the protocol in the upgrade.",
  },
});
