import type { Clock, Duplex } from "../../core/protocol/ports.js";

type Item = { readonly message: Uint8Array } | { readonly closed: string };

/**
 * A connection whose messages are under way for a while, in both directions, in the order in which they were sent.
 *
 * @param end one end of a pair; the other one stays as it is
 */
export function slowDuplex(end: Duplex, clock: Clock, latencyMs: number): Duplex {
  if (latencyMs === 0) return end;
  const arrived: Item[] = [];
  let receive: ((message: Uint8Array) => void) | undefined;
  let listener: ((reason: string) => void) | undefined;
  let closedReason: string | undefined;

  const deliver = (): void => {
    for (let item = arrived[0]; item; item = arrived[0]) {
      if ("closed" in item) {
        arrived.shift();
        closedReason = item.closed;
        listener?.(item.closed);
      } else {
        if (!receive) return;
        arrived.shift();
        receive(item.message);
      }
    }
  };
  const arrive = (item: Item): void =>
    void clock.after(latencyMs, () => {
      arrived.push(item);
      deliver();
    });
  end.onMessage((message) => arrive({ message }));
  end.onClose((reason) => arrive({ closed: reason }));

  return {
    isPrivate: end.isPrivate === true,
    send: (message) => {
      clock.after(latencyMs, () => {
        // Whether it still arrives is the network's affair: the sender learns of a close from its listener.
        end.send(message).catch(() => undefined);
      });
      return Promise.resolve();
    },
    onMessage: (next) => {
      receive = next;
      deliver();
    },
    onClose: (next) => {
      listener = next;
      if (closedReason !== undefined) next(closedReason);
    },
    close: (reason) => void clock.after(latencyMs, () => end.close(reason)),
  };
}
