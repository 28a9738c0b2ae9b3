import { MessageChannel, type MessagePort } from "node:worker_threads";
import type { FromRegister, ToRegister } from "./threadMessages.js";

/** Knows which thread has the session of a model. */
export interface ModelRegister {
  /** The end of a line for one more thread. The thread's own end takes it off the register. */
  join(): MessagePort;
}

/**
 * Lets threads find the one among them that has a model already, and introduces them to it. What they then say passes here no longer.
 *
 * A register is for threads that trust each other, as those of one process have to: the one that has a model sees what the others run it on, and makes what they get.
 *
 * @example
 * const register = createModelRegister();
 * const models = register.join();
 * new Worker(entry, { workerData: { models }, transferList: [models] });
 */
export function createModelRegister(): ModelRegister {
  const holders = new Map<string, MessagePort>();

  const claim = (from: MessagePort, id: number, key: string): void => {
    const holder = holders.get(key);
    if (holder && holder !== from) {
      const { port1, port2 } = new MessageChannel();
      holder.postMessage({ kind: "serve", key, port: port1 } satisfies FromRegister, [port1]);
      from.postMessage({ kind: "borrow", id, port: port2 } satisfies FromRegister, [port2]);
      return;
    }
    holders.set(key, from);
    from.postMessage({ kind: "hold", id } satisfies FromRegister);
  };
  const letGo = (from: MessagePort, key: string): void => {
    if (holders.get(key) === from) holders.delete(key);
  };

  return {
    join() {
      const { port1: line, port2 } = new MessageChannel();
      line.on("message", (message: unknown) => {
        if (!isToRegister(message)) return;
        if (message.kind === "claim") claim(line, message.id, message.key);
        else letGo(line, message.key);
      });
      line.on("close", () => {
        for (const key of [...holders.keys()]) letGo(line, key);
      });
      line.unref();
      return port2;
    },
  };
}

/** A plugin's code has its thread's end in reach too. */
function isToRegister(message: unknown): message is ToRegister {
  if (typeof message !== "object" || message === null) return false;
  const { kind, key, id } = message as Partial<Record<keyof Extract<ToRegister, { kind: "claim" }>, unknown>>;
  if (typeof key !== "string") return false;
  return kind === "letGo" || (kind === "claim" && typeof id === "number");
}
