import type { GatewayClient } from "./openGateway.js";
import { MAX_GATEWAYS, wasNotAsked } from "./throughGateway.js";

/** A connection to a subnet's gateways for many requests at a time. */
export interface LastingGateway {
  /** Asks through the gateway of now. Where it goes before it was asked, the next is asked. @throws what `use` and finding the next one do */
  readonly through: <T>(use: (gateway: GatewayClient) => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

/** Finds a gateway, and another one whenever it goes. @throws what `find` does */
export async function lastingGateway(find: () => Promise<GatewayClient>): Promise<LastingGateway> {
  let gateway = await find();
  let finding: Promise<void> | undefined;
  /** One of those whose gateway went finds the next for all. */
  const replace = async (gone: GatewayClient): Promise<void> => {
    if (gateway !== gone) return;
    finding ??= find()
      .then((next) => {
        gone.close();
        gateway = next;
      })
      .finally(() => (finding = undefined));
    await finding;
  };
  return {
    through: async (use) => {
      for (let tried = 1; ; tried++) {
        const asked = gateway;
        try {
          return await use(asked);
        } catch (error) {
          if (!wasNotAsked(error) || tried === MAX_GATEWAYS) throw error;
          await replace(asked);
        }
      }
    },
    close: () => gateway.close(),
  };
}
