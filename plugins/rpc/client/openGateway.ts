import { randomBytes } from "node:crypto";
import { mapMessage } from "../../../core/plugin/mapMessage.js";
import { tensorBytes, tensorOf } from "../../../core/plugin/tensorCbor.js";
import { decodeCanonical, encodeCanonical } from "../../../core/primitives/codec.js";
import { fail, isSubnetkitError, type SubnetkitError } from "../../../core/primitives/errors.js";
import type { Signer } from "../../../core/primitives/keys.js";
import {
  askPayload,
  resultPayload,
  type AskOptions,
  type ClientAsk,
} from "../../../core/protocol/clientAsk.js";
import { assertSignature } from "../../../core/protocol/signatureSchemes.js";
import type { AskResult, GatewayInfo } from "../../../core/roles/gateway.js";
import { gatewayErrors } from "../../../core/roles/gatewayErrors.js";
import { rpcErrors } from "../rpcErrors.js";
import { connect, type Client } from "./connect.js";

/** One miner's answer to a client, decoded. */
export type ClientAnswer =
  | {
      readonly uid: number;
      readonly hotkey: string;
      readonly response: unknown;
      readonly latencyMs: number;
      /** In [0, 1]; undefined when the validator can't score it, or only later. */
      readonly score: number | undefined;
    }
  | { readonly uid: number; readonly hotkey: string; readonly missing: string };

/** What came of a request; the validator's hotkey has signed it. */
export interface Asked {
  readonly height: number;
  readonly asked: number;
  /** The best first; it alone, unless all were asked for. */
  readonly answers: readonly ClientAnswer[];
  /** Of the best answer; undefined only when all were asked for and none is usable. */
  readonly response: unknown;
}

export interface AskRequest extends AskOptions {
  /** Whose account asks and is metered. */
  readonly signer: Signer;
  /** Id of the request, random if left out: 16 bytes that decide, with the account, which miners are picked. */
  readonly id?: Uint8Array;
  /** Reads a response from deterministic CBOR, and checks it if the contract is at hand; without it, whatever came is given, tensors as typed arrays. */
  readonly readResponse?: (body: Uint8Array) => unknown;
}

/** A validator's gateway, to ask its miners through. */
export interface GatewayClient {
  readonly info: GatewayInfo;
  /**
   * Asks miners: those named in `to`, or `miners` of them as the gateway picks.
   *
   * @param request as the subnet's contract has it, tensors as `tensor` makes them
   * @throws the gateway's refusal, SK3000-SK3016; SK1916 when the gateway went before it was asked, SK1917 when it went meanwhile; SK1913 when the result is not signed by the gateway's hotkey
   */
  ask(request: unknown, how: AskRequest): Promise<Asked>;
  close(): void;
}

/** Rounds may be waited for: as long as the slowest task, and more. */
const DEFAULT_TIMEOUT_MS = 120_000;

/**
 * Connects to a validator's gateway.
 *
 * @param hotkey whose gateway it should be, from the chain; whatever answers is believed if left out
 * @throws SK1910 nobody there, SK1913 another hotkey, SK1915 no gateway
 * @example
 * const gateway = await openGateway("ws://127.0.0.1:9950");
 * const { response } = await gateway.ask({ question: 1 }, { signer, miners: 3 });
 */
export async function openGateway(
  url: string,
  { hotkey, timeoutMs = DEFAULT_TIMEOUT_MS }: { readonly hotkey?: string; readonly timeoutMs?: number } = {},
): Promise<GatewayClient> {
  const connection = await connect(url, { timeoutMs });
  let info: GatewayInfo;
  try {
    info = await infoOf(connection, url, hotkey);
  } catch (error) {
    connection.close();
    throw error;
  }
  const challenges = new Map<string, Uint8Array>();
  const gone = (cause?: unknown): SubnetkitError => {
    const reason = `the one at ${url} went before it was asked`;
    return fail(rpcErrors.gatewayGone, { subnet: info.plugin.id, reason }, cause);
  };
  const challengeFor = async (account: string): Promise<Uint8Array> => {
    const given = await connection.call("gateway_challenge", { account }).catch((error: unknown) => {
      throw hasClosed(error) ? gone(error) : error;
    });
    const { challenge } = given as { readonly challenge: string };
    const bytes = fromBase64(challenge);
    challenges.set(account, bytes);
    return bytes;
  };

  const send = async (
    body: Uint8Array,
    { signer, id, readResponse, ...options }: AskRequest,
  ): Promise<Asked> => {
    const ask: ClientAsk = {
      account: signer.account,
      challenge: challenges.get(signer.account) ?? (await challengeFor(signer.account)),
      id: id ?? Uint8Array.from(randomBytes(16)),
      body,
      options,
    };
    const payload = askPayload(info, ask);
    const params = {
      account: ask.account,
      scheme: signer.scheme,
      challenge: toBase64(ask.challenge),
      id: toBase64(ask.id),
      ...options,
      signature: toBase64(signer.sign(payload)),
    };
    if (!connection.isOpen) throw gone();
    const answered = await connection.callAttached("gateway_ask", params, body).catch((error: unknown) => {
      if (!hasClosed(error)) throw error;
      throw fail(rpcErrors.gatewayWent, { subnet: info.plugin.id, url }, error);
    });
    const { signature } = answered.result as { readonly signature: string };
    const result = answered.attachment;
    try {
      await assertSignature(info, resultPayload(payload, result), fromBase64(signature));
    } catch (cause) {
      const reason = "the result is not signed by its hotkey";
      throw fail(rpcErrors.wrongGateway, { url, expected: info.hotkey, reason }, cause);
    }
    return readResult(result, readResponse ?? responseOf);
  };

  return {
    info,
    ask: async (request, how) => {
      const body = encodeCanonical(mapMessage(request, tensorBytes));
      assertFits(body, info);
      try {
        return await send(body, how);
      } catch (error) {
        // The challenge has expired, or the gateway was restarted: a new one is all it takes.
        if (!isSubnetkitError(error) || error.code !== gatewayErrors.badChallenge.code) throw error;
        challenges.delete(how.signer.account);
        return send(body, how);
      }
    },
    close: () => connection.close(),
  };
}

/** A gateway ends a connection that brings far more than it takes, without a word: it says in advance how much that is. */
function assertFits({ length: sizeBytes }: Uint8Array, { limits }: GatewayInfo): void {
  const limitBytes = limits.maxRequestBytes;
  if (sizeBytes > limitBytes) throw fail(gatewayErrors.tooLarge, { sizeBytes, limitBytes });
}

async function infoOf(connection: Client, url: string, hotkey: string | undefined): Promise<GatewayInfo> {
  let info: GatewayInfo;
  try {
    // Checked by use: a wrong field gives signatures that nobody accepts.
    info = (await connection.call("gateway_info")) as GatewayInfo;
  } catch (error) {
    if (isSubnetkitError(error) && error.code === rpcErrors.unknownMethod.code) {
      throw fail(rpcErrors.notAGateway, { url }, error);
    }
    throw error;
  }
  if (hotkey === undefined || info.hotkey === hotkey) return info;
  throw fail(rpcErrors.wrongGateway, { url, expected: hotkey, reason: `it says it is ${info.hotkey}` });
}

const hasClosed = (error: unknown): boolean =>
  isSubnetkitError(error) && error.code === rpcErrors.closed.code;

function readResult(bytes: Uint8Array, readResponse: (body: Uint8Array) => unknown): Asked {
  // Signed by the gateway, which is trusted to know its own format; bodies are decoded as strangers'.
  const { height, asked, answers } = decodeCanonical(bytes, { views: true }) as AskResult;
  const read = answers.map((answer): ClientAnswer => {
    if ("missing" in answer) return answer;
    const { uid, hotkey, latencyMs, score, body } = answer;
    return { uid, hotkey, latencyMs, score: score ?? undefined, response: readResponse(body) };
  });
  const [best] = read;
  return { height, asked, answers: read, response: best && "response" in best ? best.response : undefined };
}

/** A response as code has it: tensors as typed arrays; of a batch, responses or undefined. */
function responseOf(body: Uint8Array): unknown {
  return mapMessage(decodeCanonical(body, { views: true }), tensorOf);
}

const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");
const fromBase64 = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, "base64"));
