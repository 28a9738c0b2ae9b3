import type { IncomingMessage } from "node:http";
import { WebSocket } from "ws";
import { fail, type SubnetkitError } from "../../core/primitives/errors.js";
import { claimedReason } from "../../core/protocol/closeReason.js";
import type { Dial } from "../../core/roles/ports.js";
import { DEFAULT_MAX_MESSAGE_BYTES } from "./listen.js";
import { transportErrors } from "./transportErrors.js";
import { HOTKEY_HEADER, SUBPROTOCOL } from "./upgrade.js";
import { wsDuplex } from "./wsDuplex.js";

export interface DialOptions {
  /** Where an announced endpoint is reached: a host table for names that no DNS knows. Undefined: nowhere. */
  readonly resolveEndpoint?: (endpoint: string) => string | undefined;
  /** Largest message; a larger one ends the connection. */
  readonly maxMessageBytes?: number;
}

/** What a miner says in the body of a refusal is read up to here. */
const MAX_REFUSAL_BYTES = 2_048;

/**
 * Makes the function by which a validator reaches miners over WebSockets.
 *
 * The function rejects with SK1803 when the miner refuses, SK1804 when it can't be reached, SK1805 when the signal is
 * aborted first, SK1806 for an endpoint that is none.
 *
 * @example
 * const dial = createDial({ resolveEndpoint: (endpoint) => hosts.get(endpoint) ?? endpoint });
 * const duplex = await dial("ws://127.0.0.1:8091", signer.account, AbortSignal.timeout(5_000));
 */
export function createDial(options: DialOptions = {}): Dial {
  return (endpoint, caller, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) throw fail(transportErrors.aborted, { endpoint });
      const socket = new WebSocket(addressOf(endpoint, options), [SUBPROTOCOL], {
        headers: { [HOTKEY_HEADER]: caller },
        perMessageDeflate: false,
        followRedirects: false,
        generateMask: zeroMask,
        maxPayload: options.maxMessageBytes ?? DEFAULT_MAX_MESSAGE_BYTES,
      });
      const giveUp = (error: SubnetkitError): void => {
        signal.removeEventListener("abort", aborted);
        reject(error);
        socket.terminate();
      };
      const aborted = (): void => giveUp(fail(transportErrors.aborted, { endpoint }));
      signal.addEventListener("abort", aborted, { once: true });
      socket.once("upgrade", (response) => {
        // Made before it is open: what a miner says right behind its acceptance must find a listener.
        const duplex = wsDuplex(socket, "caller", response.socket);
        socket.once("open", () => {
          signal.removeEventListener("abort", aborted);
          resolve(duplex);
        });
      });
      socket.once("unexpected-response", (_, response) => {
        void refusalIn(response).then((reason) =>
          giveUp(fail(transportErrors.refused, { endpoint, reason })),
        );
      });
      socket.once("error", (cause) => {
        giveUp(fail(transportErrors.unreachable, { endpoint, reason: reasonFrom(cause) }, cause));
      });
    });
}

/**
 * Masks with zeros, which is to say not at all. Masking keeps scripts in browsers from choosing the bytes that a proxy
 * sees (RFC 6455, section 10.3); ours are sealed, so nobody chooses them, and masking half a megabyte costs as much as
 * sealing it.
 */
function zeroMask(mask: Buffer): void {
  mask.fill(0);
}

/** @throws SK1804, SK1806 */
function addressOf(endpoint: string, { resolveEndpoint }: DialOptions): URL {
  const address = resolveEndpoint ? resolveEndpoint(endpoint) : endpoint;
  if (address === undefined)
    throw fail(transportErrors.unreachable, { endpoint, reason: "nobody knows its address" });
  if (!URL.canParse(address)) throw fail(transportErrors.badEndpoint, { endpoint, reason: "it is no URL" });
  const url = new URL(address);
  if (url.protocol !== "ws:" && url.protocol !== "wss:") {
    throw fail(transportErrors.badEndpoint, { endpoint, reason: `${url.protocol} is not ws: or wss:` });
  }
  url.hash = ""; // The only other part that the WebSocket client would throw about.
  return url;
}

/** A refusal's own code and sentence, as far as the miner gives them. */
async function refusalIn(response: IncomingMessage): Promise<string> {
  const status = `HTTP ${response.statusCode ?? 0}`;
  let body = "";
  try {
    for await (const chunk of response.setEncoding("utf8")) {
      body += String(chunk);
      if (body.length > MAX_REFUSAL_BYTES) break;
    }
    const report: unknown = JSON.parse(body);
    if (typeof report !== "object" || report === null || !("code" in report) || !("message" in report))
      return status;
    return claimedReason(`${String(report.code)} ${String(report.message)}`).replace(/\.$/, "");
  } catch {
    return status;
  }
}

function reasonFrom(cause: Error): string {
  // Several addresses were tried, none answered: Node's sentence is empty then.
  if (cause instanceof AggregateError) return cause.errors.map((each: unknown) => String(each)).join("; ");
  return cause.message;
}
