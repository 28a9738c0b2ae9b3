import { decodeCanonical } from "../../core/primitives/codec.js";
import { mapMessage } from "../../core/plugin/mapMessage.js";
import { tensorOf } from "../../core/plugin/tensorCbor.js";
import { sha256, sha256Hex } from "../../core/primitives/hash.js";
import type { Signer } from "../../core/primitives/keys.js";
import type { OrganicMarket } from "../../core/roles/organicMarket.js";
import type { SubnetView } from "../../core/roles/ports.js";
import { openGateway, type GatewayClient } from "../../plugins/rpc/client/openGateway.js";
import { roundAt } from "./roundSchedule.js";

/** Somebody who buys an answer now and then, as every client would: over a socket, signed, metered. */
export interface Buyer {
  /** Orders, when it is time to. Resolves once the order waits at the gateway, or was refused. Never rejects. */
  onBlock(view: SubnetView): Promise<void>;
  /** Resolves when what was ordered has come, or was refused. */
  settled(): Promise<void>;
}

const EVERY_ROUNDS = 2;

/**
 * Makes a buyer that asks, in the block before every second round, what the subnet's own validator might ask.
 *
 * @param refused is told why an order failed
 */
export function createBuyer(
  signer: Signer,
  url: string,
  market: OrganicMarket,
  refused: (error: unknown) => undefined,
): Buyer {
  let gateway: Promise<GatewayClient> | undefined;
  let pending: Promise<unknown> = Promise.resolve();
  let ordered: () => void = () => undefined;
  market.onOrder(() => ordered());

  const buy = async (request: unknown, id: Uint8Array): Promise<void> => {
    try {
      gateway ??= openGateway(url);
      await (await gateway).ask(request, { signer, id });
    } catch (error) {
      refused(error);
    }
  };
  return {
    onBlock: async (view) => {
      const next = roundAt(view.height + 1, view.tempo);
      const isDue = next > roundAt(view.height, view.tempo) && next % EVERY_ROUNDS === 1;
      if (!isDue || market.miners().length === 0) return;
      const purpose = `subnetkit buyer/${view.netuid}/${view.height}`;
      const body = await market.example(view, sha256Hex(purpose)).catch(refused);
      if (!body) return;
      const request = mapMessage(decodeCanonical(body), tensorOf);
      const waits = new Promise<void>((resolve) => (ordered = resolve));
      const done = buy(request, sha256(purpose).slice(0, 16));
      pending = done;
      await Promise.race([waits, done]);
    },
    settled: async () => {
      // A round that failed has left the order where it was: the next one takes it along.
      if (market.waiting === 0) await pending;
    },
  };
}
