import { fail } from "subnetkit/plugin";
import type { StorageRequest } from "../messages/requests.js";
import type { StorageResponse } from "../messages/responses.js";
import { storageErrors } from "../storageErrors.js";
import type { StorageMiner, StorageNetwork } from "./network.js";

type Kind = StorageResponse["kind"];
type ResponseOf<K extends Kind> = Extract<StorageResponse, { kind: K }>;

/** Hears of every answer and of every one that did not come: what availability is learned from. */
export type Witness = (miner: Pick<StorageMiner, "hotkey">, answered: boolean) => void;

/**
 * Asks a miner for an answer of one kind.
 *
 * @throws SK4111 no answer · SK4112 refused · SK4113 an answer to something else
 */
export async function askFor<K extends Kind>(
  network: StorageNetwork,
  miner: StorageMiner,
  request: StorageRequest,
  kind: K,
  witness?: Witness,
): Promise<ResponseOf<K>> {
  const { uid } = miner;
  let response: StorageResponse;
  try {
    response = await network.ask(miner, request);
  } catch (cause) {
    witness?.(miner, false);
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw fail(storageErrors.unreachableMiner, { uid, reason }, cause);
  }
  witness?.(miner, true);
  if (isKind(response, kind)) return response;
  if (response.kind === "refused") throw fail(storageErrors.refusedByMiner, { uid, reason: response.reason });
  throw fail(storageErrors.unexpectedAnswer, { uid, kind: response.kind, asked: request.kind });
}

function isKind<K extends Kind>(response: StorageResponse, kind: K): response is ResponseOf<K> {
  return response.kind === kind;
}
