import type { Transport } from "../../core/plugin/ports.js";
import type { Clock } from "../../core/protocol/ports.js";
import { createDial, type DialOptions } from "./dial.js";
import { listen, type ListenOptions } from "./listen.js";

/**
 * The transport over WebSockets. Its `listen` takes more than the port asks for: `admit` and limits.
 *
 * @example
 * const transport = createWsTransport({ clock });
 * const { endpoint } = await transport.listen({ host: "127.0.0.1", port: 0, admit: role.admit }, role.accept);
 */
export function createWsTransport(options: DialOptions & { readonly clock: Clock }): WsTransport {
  return {
    dial: createDial(options),
    listen: (where, onConnection) => listen({ ...where, clock: options.clock, onConnection }),
  };
}

export interface WsTransport extends Transport {
  readonly listen: (
    where: Omit<ListenOptions, "clock" | "onConnection">,
    accept: ListenOptions["onConnection"],
  ) => ReturnType<typeof listen>;
}
