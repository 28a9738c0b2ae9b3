import { encodeCanonical } from "../primitives/codec.js";
import { sha256 } from "../primitives/hash.js";
import type { AccountId } from "../primitives/ss58.js";
import { PROTOCOL_VERSION } from "./version.js";

/** How a client wants to be served. */
export interface AskOptions {
  /** How many miners to ask; the gateway picks them by incentive and health. */
  readonly miners?: number;
  /** Exactly whom to ask instead, by UID or hotkey. */
  readonly to?: readonly (number | string)[];
  /** All answers with their scores, not the best alone. */
  readonly all?: boolean;
}

/** Which gateway a request is for: another one has no use for it. */
export interface GatewayIdentity {
  readonly genesisHash: string;
  readonly netuid: number;
  readonly hotkey: AccountId;
}

/** A client's request as it is signed. */
export interface ClientAsk {
  readonly account: AccountId;
  /** The gateway's own, so that no old request can be repeated, not after a restart either. */
  readonly challenge: Uint8Array;
  /** 16 bytes, new for each request. */
  readonly id: Uint8Array;
  /** The request as miners get it: deterministic CBOR, tensors as bytes. */
  readonly body: Uint8Array;
  readonly options: AskOptions;
}

/** What the client's account signs. */
export function askPayload(gateway: GatewayIdentity, ask: ClientAsk): Uint8Array {
  const { genesisHash, netuid, hotkey } = gateway;
  const { miners = 0, to = [], all = false } = ask.options;
  return encodeCanonical([
    `${PROTOCOL_VERSION} ask`,
    [genesisHash, netuid, hotkey],
    [ask.account, ask.challenge, ask.id, sha256(ask.body)],
    [miners, [...to], all],
  ]);
}

/** What the gateway's hotkey signs: this result to this request. */
export function resultPayload(signedAsk: Uint8Array, result: Uint8Array): Uint8Array {
  return encodeCanonical([`${PROTOCOL_VERSION} ask result`, sha256(signedAsk), sha256(result)]);
}
