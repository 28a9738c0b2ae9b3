import type { Transport } from "../../core/plugin/ports.js";
import type { MemoryNetwork } from "./memoryNetwork.js";

/** The connections of a network in one process as the service behind TRANSPORT: neurons listen by themselves, so it only dials. */
export function memoryTransport({ dial }: MemoryNetwork): Transport {
  return {
    dial,
    listen: () => Promise.reject(new Error("the miners of a network in one process listen by themselves")),
  };
}
