import type { ClientAllowance } from "../plugin/clientAllowance.js";
import { createMessageCodec } from "../plugin/messageCodec.js";
import { schemaHash } from "../plugin/schemaHash.js";
import type { Peer } from "../plugin/subnet.js";
import { bytesToHex } from "../primitives/bytes.js";
import { encodeCanonical } from "../primitives/codec.js";
import { fail, SubnetkitError } from "../primitives/errors.js";
import { randomFrom } from "../primitives/random.js";
import type { AccountId } from "../primitives/ss58.js";
import { askPayload, resultPayload, type ClientAsk, type GatewayIdentity } from "../protocol/clientAsk.js";
import type { PluginIdentity } from "../protocol/offer.js";
import { namedMiners, pickMiners } from "./chooseMiners.js";
import { createClientChallenges } from "./clientChallenges.js";
import { createClientMeter } from "./clientMeter.js";
import { createClientProofs } from "./clientProofs.js";
import { gatewayErrors } from "./gatewayErrors.js";
import { DEFAULT_GATEWAY_LIMITS, type GatewayLimits, type GatewayOptions } from "./gatewayOptions.js";
import type { MinerStanding, OrganicAnswer, OrganicResult } from "./organicMarket.js";
import { rankAnswers } from "./rankAnswers.js";
import { maxMessageBytesOf } from "./sessionLimits.js";
import { reasonOf } from "./reasonOf.js";

/** A client's request with its proof. */
export interface SignedAsk extends ClientAsk {
  /** Signature scheme of the account: "ed25519" or "sr25519". */
  readonly scheme: string;
  readonly signature: Uint8Array;
}

/** What a client gets: the result as bytes, and the gateway's signature of it. */
export interface SignedResult {
  /** Deterministic CBOR of `AskResult`. */
  readonly result: Uint8Array;
  readonly signature: Uint8Array;
}

/** A gateway's word to a client. Bodies are responses as miners sent them: deterministic CBOR. */
export interface AskResult {
  /** Height at which the miners were asked. */
  readonly height: number;
  readonly asked: number;
  /** The best first; the best alone, unless all were asked for. */
  readonly answers: readonly AskAnswer[];
}

export type AskAnswer =
  | {
      readonly uid: number;
      readonly hotkey: string;
      readonly latencyMs: number;
      /** In [0, 1]; null when it can't be scored, or only later. */
      readonly score: number | null;
      readonly body: Uint8Array;
    }
  | { readonly uid: number; readonly hotkey: string; readonly missing: string };

export interface GatewayInfo extends GatewayIdentity {
  readonly plugin: PluginIdentity;
  readonly scheme: string;
  readonly limits: Pick<GatewayLimits, "maxMiners" | "defaultMiners" | "maxRequestBytes">;
}

/** What a validator's gateway does, over any transport. */
export interface GatewayRole {
  readonly info: GatewayInfo;
  /** A challenge for an account, to be signed with its next requests. */
  readonly challenge: (account: AccountId) => Uint8Array;
  /**
   * Asks miners for a client.
   *
   * @throws SK3000 request, SK3001 account, SK3002 challenge, SK3003 signature, SK3004 repeated, SK3005 rate, SK3006 budget, SK3007
   * busy, SK3008 and SK3009 miners, SK3010 size, SK3011 number of miners, SK3012 no answer, SK3014 the validator can't ask
   */
  readonly ask: (ask: SignedAsk) => Promise<SignedResult>;
}

const MIB = 1_048_576;

/**
 * Creates a gateway in front of a validator's market. Cheap checks come first; nothing is remembered of, and nothing is asked for,
 * a stranger before its signature was verified.
 *
 * @example
 * const gateway = createGatewayRole({ contract, genesisHash, netuid, signer, market: role.market, clock, log, allow });
 */
export function createGatewayRole(options: GatewayOptions): GatewayRole {
  const { contract, genesisHash, netuid, signer, market, clock } = options;
  const limits: GatewayLimits = {
    ...DEFAULT_GATEWAY_LIMITS,
    maxRequestBytes: maxMessageBytesOf(contract),
    ...options.limits,
  };
  const identity: GatewayIdentity = { genesisHash, netuid, hotkey: signer.account };
  const codec = createMessageCodec(contract);
  const challenges = createClientChallenges(clock, limits.challengeMs);
  const proofs = createClientProofs(clock, limits.maxVerifying);
  const meter = createClientMeter(clock, limits.maxClients);

  const decode = (body: Uint8Array): unknown => {
    try {
      return codec.decodeRequest(body);
    } catch (cause) {
      throw fail(gatewayErrors.badRequest, { plugin: contract.id, reason: reasonOf(cause) }, cause);
    }
  };
  const allowanceOf = async (account: AccountId): Promise<ClientAllowance> => {
    const allowed = await options.allow(account);
    if (!("code" in allowed)) return allowed;
    if (allowed.code === gatewayErrors.notAdmitted.code) throw new SubnetkitError(allowed);
    throw fail(gatewayErrors.notAdmitted, { account, reason: reasonOf(allowed.message) });
  };
  const minersFor = (
    { options: how, id, account }: SignedAsk,
    standings: readonly MinerStanding[],
  ): readonly Peer[] => {
    const { to = [], miners = limits.defaultMiners } = how;
    const count = to.length > 0 ? to.length : miners;
    if (count > limits.maxMiners) throw fail(gatewayErrors.tooManyMiners, { count, limit: limits.maxMiners });
    if (to.length > 0) return namedMiners(standings, to, netuid);
    // By the request, so that a network that repeats picks the same.
    return pickMiners(standings, Math.max(1, miners), netuid, randomFrom(`${bytesToHex(id)}/${account}`));
  };

  const ask: GatewayRole["ask"] = async (signed) => {
    const { account, body } = signed;
    const sizeBytes = body.length;
    if (sizeBytes > limits.maxRequestBytes) {
      throw fail(gatewayErrors.tooLarge, { sizeBytes, limitBytes: limits.maxRequestBytes });
    }
    const expiresMs = challenges.expiryOf(account, signed.challenge);
    const payload = askPayload(identity, signed);
    await proofs.prove(signed, payload, expiresMs);
    const allowance = await allowanceOf(account);
    const standings = market.miners();
    const miners = minersFor(signed, standings);
    const cost = miners.length * Math.max(1, Math.ceil(sizeBytes / MIB));
    const giveBack = meter.book(account, allowance, { id: signed.id, expiresMs, cost });
    let result: OrganicResult;
    try {
      result = await market.submit({ request: decode(body), requestBody: body, miners });
    } catch (error) {
      giveBack();
      throw error;
    }
    options.log.debug("asked for a client", { account, miners: miners.length, sizeBytes });
    const word = resultOf(result, standings, signed.options.all === true);
    options.sold?.(account, word);
    return sign(payload, word);
  };
  const sign = (payload: Uint8Array, word: AskResult): SignedResult => {
    const result = encodeCanonical(word);
    return { result, signature: signer.sign(resultPayload(payload, result)) };
  };

  return {
    info: {
      ...identity,
      scheme: signer.scheme,
      plugin: { id: contract.id, version: contract.version, schemaHash: schemaHash(contract) },
      limits: {
        maxMiners: limits.maxMiners,
        defaultMiners: limits.defaultMiners,
        maxRequestBytes: limits.maxRequestBytes,
      },
    },
    challenge: (account) => challenges.issue(account),
    ask,
  };
}

/** @throws SK3012 when the best was asked for and there is none */
function resultOf(
  { height, answers }: OrganicResult,
  standings: readonly MinerStanding[],
  all: boolean,
): AskResult {
  const ranked = rankAnswers(answers, standings);
  const [best] = ranked;
  if (!all && (!best || "missing" in best)) {
    const reasons = answers.map(
      (answer) => `UID ${answer.peer.uid} ${"missing" in answer ? answer.missing : ""}`,
    );
    throw fail(gatewayErrors.noAnswer, { asked: answers.length, reasons: reasons.join(", ") });
  }
  return { height, asked: answers.length, answers: ranked.slice(0, all ? ranked.length : 1).map(answerOf) };
}

function answerOf(answer: OrganicAnswer): AskAnswer {
  const { uid, hotkey } = answer.peer;
  if ("missing" in answer) return { uid, hotkey, missing: answer.missing };
  const { latencyMs, score, body } = answer;
  return { uid, hotkey, latencyMs, score: score ?? null, body };
}
