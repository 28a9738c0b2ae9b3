import type { IncomingMessage } from "node:http";
import { fail, type SubnetkitError } from "../../core/primitives/errors.js";
import { claimedReason } from "../../core/protocol/closeReason.js";
import type { Dial } from "../../core/roles/ports.js";
import { DEFAULT_MAX_MESSAGE_BYTES } from "./listen.js";
import { requestUpgrade } from "./requestUpgrade.js";
import { transportErrors } from "./transportErrors.js";
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
      const giveUp = (error: SubnetkitError): void => {
        signal.removeEventListener("abort", aborted);
        reject(error);
        request.destroy();
      };
      const aborted = (): void => giveUp(fail(transportErrors.aborted, { endpoint }));
      const { maxMessageBytes = DEFAULT_MAX_MESSAGE_BYTES } = options;
      const request = requestUpgrade(addressOf(endpoint, options), caller, {
        upgraded: (stream) => {
          signal.removeEventListener("abort", aborted);
          resolve(wsDuplex(stream, { side: "caller", maxMessageBytes }));
        },
        refused: (response) => {
          void refusalIn(response).then((reason) =>
            giveUp(fail(transportErrors.refused, { endpoint, reason })),
          );
        },
        failed: (cause) =>
          giveUp(fail(transportErrors.unreachable, { endpoint, reason: reasonFrom(cause) }, cause)),
      });
      signal.addEventListener("abort", aborted, { once: true });
    });
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
