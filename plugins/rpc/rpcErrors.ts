import { defineErrors } from "../../core/primitives/errors.js";

/** SK19xx: the node's JSON-RPC port. */
export const rpcErrors = defineErrors({
  portInUse: {
    code: "SK1900",
    message: "Port {port} on {host} is in use.",
    next: "Stop what listens there, choose another with --port, or let the system choose with --port 0.",
  },
  notJson: {
    code: "SK1901",
    message: "The request is not JSON: {reason}.",
    next: "Send one JSON-RPC 2.0 object, or a batch of them.",
  },
  notRpc: {
    code: "SK1902",
    message: "The request is not a JSON-RPC 2.0 call.",
    next: "Send an object with jsonrpc, id, method and params.",
  },
  unknownMethod: {
    code: "SK1903",
    message: "There is no method {method}.",
    next: "Call rpc_methods for the list.",
  },
  badParams: {
    code: "SK1904",
    message: "Parameter {path} of {method} is wrong: {reason}.",
    next: "Call rpc_methods for the schema of {method}.",
  },
  needsWebSocket: {
    code: "SK1905",
    message: "{method} is a subscription.",
    next: "Open a WebSocket to this port and call it there.",
  },
  batchTooLong: {
    code: "SK1906",
    message: "A batch has at most {limit} calls, this one has {length}.",
    next: "Split the batch.",
  },
  takesNoBytes: {
    code: "SK1907",
    message: "{method} takes no bytes beside its parameters.",
    next: "Send the call as text; rpc_methods says which methods take a binary message.",
  },
  unreachable: {
    code: "SK1910",
    message: "No node answers at {url}: {reason}.",
    next: "Start one with `subnetkit dev`, or check the address.",
  },
  closed: {
    code: "SK1911",
    message: "The connection to the node closed while {method} was under way.",
    next: "Connect again and repeat the call.",
  },
  wrongGateway: {
    code: "SK1913",
    message: "At {url} is not the gateway of {expected}: {reason}.",
    next: "Get the gateway's address and hotkey anew from a node you trust: gateway_list.",
  },
  notAGateway: {
    code: "SK1915",
    message: "What answers at {url} is a node, not a gateway.",
    next: "Leave --gateway out and name the node with --url: it knows its gateways, and lists them in gateway_list.",
  },
  noGateway: {
    code: "SK1914",
    message: "The node knows no gateway of {subnet}; it knows: {known}.",
    next: "Name a subnet that runs here, or a gateway by its address.",
  },
  gatewayGone: {
    code: "SK1916",
    message: "No gateway of {subnet} is there now: {reason}.",
    next: "Nothing was asked. Look at what `subnetkit dev` says of the subnet's validators, and ask again once they run.",
  },
  gatewayWent: {
    code: "SK1917",
    message: "The gateway of {subnet} at {url} went while it was asked.",
    next: "Ask again. Miners may have been asked already; what they answered is lost.",
  },
  timedOut: {
    code: "SK1912",
    message: "The node did not answer {method} within {timeoutMs} ms.",
    next: "Check that the node is not overloaded, then repeat the call.",
  },
});
