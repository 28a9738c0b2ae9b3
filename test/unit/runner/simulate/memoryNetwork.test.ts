import { describe, expect, it } from "vitest";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import type { MinerRole } from "../../../../core/roles/miner.js";
import { createVirtualClock } from "../../../../core/roles/virtualClock.js";
import { createMemoryNetwork } from "../../../../runner/simulate/memoryNetwork.js";

const caller = developmentSigner("network", "caller").account;
const signal = new AbortController().signal;

const roleThat = (over: Partial<MinerRole>): MinerRole => ({
  admit: () => undefined,
  accept: () => Promise.resolve(),
  recheck: () => undefined,
  sessionCount: 0,
  close: () => undefined,
  ...over,
});

describe("the network in memory", () => {
  it("connects a caller with who listens, and says whether records are sealed", async () => {
    for (const isSealed of [false, true]) {
      const network = createMemoryNetwork(createVirtualClock(), isSealed);
      const heard: Uint8Array[] = [];
      network.listen("ws://a", {
        latencyMs: 0,
        role: () =>
          roleThat({
            accept: (duplex) => {
              duplex.onMessage((message) => void heard.push(message));
              return Promise.resolve();
            },
          }),
      });
      const duplex = await network.dial("ws://a", caller, signal);
      expect(duplex.isPrivate).toBe(!isSealed);
      await duplex.send(Uint8Array.of(7));
      await Promise.resolve();
      expect(heard).toEqual([Uint8Array.of(7)]);
    }
  });

  it("refuses unknown endpoints, and callers whom the miner does not admit", async () => {
    const network = createMemoryNetwork(createVirtualClock(), false);
    await expect(network.dial("ws://b", caller, signal)).rejects.toMatchObject({ code: "SK2905" });
    const refusal = { code: "SK1411", message: "No.", next: "Register." };
    network.listen("ws://b", { latencyMs: 0, role: () => roleThat({ admit: () => refusal }) });
    await expect(network.dial("ws://b", caller, signal)).rejects.toMatchObject({ code: "SK1411" });
  });
});
