import { describe, expect, it } from "vitest";
import { createChain } from "../../../../../core/chain/chain.js";
import { encodeCanonical } from "../../../../../core/primitives/codec.js";
import { findExtrinsic } from "../../../../../core/chain/queries/findExtrinsic.js";
import { openStoredChain } from "../../../../../core/chain/store/openStoredChain.js";
import { readLog } from "../../../../../core/chain/store/readLog.js";
import { replayStore } from "../../../../../core/chain/store/replayStore.js";
import { loadStoredState } from "../../../../../core/chain/store/loadStoredState.js";
import { encodeMeta, readMeta } from "../../../../../core/chain/store/storedMeta.js";
import type { StoredSchema } from "../../../../../core/chain/store/storedSchema.js";
import { META_KEY } from "../../../../../core/chain/store/storeKeys.js";
import { dumpState } from "../../../../../core/state/dump.js";
import { recomputeStateHash, stateHash } from "../../../../../core/state/hash.js";
import { codeOf } from "../../state/codeOf.js";
import { alice, bob, genesisFixture, signed, transferCall } from "../chainFixture.js";
import { memoryStore, type MemoryStore } from "./memoryStore.js";

const genesis = genesisFixture();
const transfer = (nonce: number): Uint8Array => signed(alice, transferCall(), { nonce });

/** Eleven blocks, three of them with an extrinsic, then a stretch of 25, then one more block. */
function grown(options: { keepBlocks?: number; program?: string } = {}): {
  store: MemoryStore;
  hash: string;
} {
  const store = memoryStore();
  const chain = openStoredChain({ store, genesis, ...options });
  for (let height = 1; height <= 11; height++)
    chain.applyBlock(height % 4 === 0 ? [transfer(height / 4 - 1)] : []);
  chain.advance({ blocks: 25 });
  chain.applyBlock([]);
  return { store, hash: stateHash(chain.state) };
}

describe("openStoredChain", () => {
  it("continues exactly where it was, as often as it is opened", () => {
    const { store, hash } = grown();
    const inMemory = createChain({ genesis });
    for (let height = 1; height <= 37; height++) {
      inMemory.applyBlock(height <= 11 && height % 4 === 0 ? [transfer(height / 4 - 1)] : []);
    }
    const again = openStoredChain({ store, genesis });
    expect(again.head).toEqual(inMemory.head);
    expect(dumpState(again.state)).toEqual(dumpState(inMemory.state));
    expect(recomputeStateHash(again.state)).toBe(hash);
    again.applyBlock([signed(bob, transferCall(), { nonce: 0, era: { birth: 38, lifetime: 1 } })]);
    inMemory.applyBlock([signed(bob, transferCall(), { nonce: 0, era: { birth: 38, lifetime: 1 } })]);
    expect(dumpState(openStoredChain({ store, genesis }).state)).toEqual(dumpState(inMemory.state));
  });

  it("writes each block and each stretch at once, and only what it changed", () => {
    const { store } = grown();
    expect(store.batches).toHaveLength(1 + 11 + 1 + 1);
    const [first, second] = store.batches;
    expect(second?.length).toBeLessThan((first?.length ?? 0) / 2);
  });

  it("replays from the genesis to the same state", () => {
    const { store, hash } = grown();
    const replayed = replayStore(store);
    expect(stateHash(replayed.state)).toBe(hash);
    expect(replayed.head.height).toBe(37);
  });

  it("keeps as much of the log as it is told to", () => {
    const { store } = grown({ keepBlocks: 27 });
    const log = [...readLog(store)];
    expect(log.map((record) => ("from" in record ? [record.from, record.to] : record.height))).toEqual([
      11,
      [12, 36],
      37,
    ]);
    expect(codeOf(() => replayStore(store))).toBe("SK1605");
    expect(openStoredChain({ store, genesis }).head.height).toBe(37);
  });

  it("follows a revert: the log has the blocks that count", () => {
    const store = memoryStore();
    const chain = openStoredChain({ store, genesis });
    chain.applyBlock([]);
    const snapshot = chain.state.snapshot();
    chain.advance({ blocks: 5 });
    chain.applyBlock([transfer(0)]);
    chain.state.revertTo(snapshot);
    chain.applyBlock([transfer(0)]);
    expect([...readLog(store)].map((record) => record.stateHash)).toHaveLength(2);
    expect(stateHash(replayStore(store).state)).toBe(stateHash(chain.state));
    expect(stateHash(openStoredChain({ store, genesis }).state)).toBe(stateHash(chain.state));
  });

  it("loses nothing that was committed when a write fails, and stands still", () => {
    const { store, hash } = grown();
    const chain = openStoredChain({ store, genesis });
    const full = new Error("no space left");
    store.failWith = full;
    expect(() => chain.applyBlock([])).toThrow(full);
    expect(chain.head.height).toBe(37);
    expect(stateHash(chain.state)).toBe(hash);
    store.failWith = undefined;
    expect(codeOf(() => chain.applyBlock([]))).toBe("SK1604");
    expect(codeOf(() => chain.advance({ blocks: 2 }))).toBe("SK1604");
    const again = openStoredChain({ store, genesis });
    expect(stateHash(again.state)).toBe(hash);
    expect(again.applyBlock([]).height).toBe(38);
  });

  it("refuses a store of another genesis, version or program", () => {
    const { store } = grown();
    const other = genesisFixture({ genesisTimeMs: 1 });
    expect(codeOf(() => openStoredChain({ store, genesis: other }))).toBe("SK1602");
    const meta = Uint8Array.of(109);
    store.write([{ key: meta, value: encodeCanonical(["subnetkit-chain", 1, null]) }]);
    expect(codeOf(() => openStoredChain({ store, genesis }))).toBe("SK1601");
    store.write([{ key: meta, value: encodeCanonical(["other", 1, null]) }]);
    expect(codeOf(() => openStoredChain({ store, genesis }))).toBe("SK1600");
    store.write([{ key: meta, value: Uint8Array.of(0xff) }]);
    expect(codeOf(() => openStoredChain({ store, genesis }))).toBe("SK1600");
    for (const rest of [[], ["x", null, null], ["x", null, {}]]) {
      store.write([{ key: meta, value: encodeCanonical(["subnetkit-chain", 2, ...rest]) }]);
      expect(codeOf(() => openStoredChain({ store, genesis }))).toBe("SK1603");
    }
    store.write([{ key: meta }]);
    expect(codeOf(() => openStoredChain({ store, genesis }))).toBe("SK1600");
  });

  it("refuses a store whose tables it would misread, and names who wrote it", () => {
    const { store } = grown({ program: "subnetkit 9.9.9" });
    const stored = readMeta(store);
    if (stored === undefined) throw new Error("the store is empty");
    const withSchema = (schema: StoredSchema): void =>
      store.write([{ key: META_KEY, value: encodeMeta({ ...stored, schema }) }]);
    for (const changed of [{ "ledger.balances": "account → u32" }, { "ledger.loans": "account → u64" }]) {
      withSchema({ ...stored.schema, ...changed });
      try {
        openStoredChain({ store, genesis });
        expect.unreachable();
      } catch (error) {
        expect(error).toMatchObject({ code: "SK1607" });
        expect((error as Error).message).toContain("subnetkit 9.9.9");
      }
    }
    // A table that is new in this program is empty, and written down from now on.
    withSchema(Object.fromEntries(Object.entries(stored.schema).filter(([name]) => name !== "ledger.dust")));
    expect(openStoredChain({ store, genesis }).head.height).toBe(37);
    expect(readMeta(store)?.schema["ledger.dust"]).toBe(stored.schema["ledger.dust"]);
  });

  it("gives its blocks after a restart as it gave them before", () => {
    const store = memoryStore();
    const chain = openStoredChain({ store, genesis });
    const refused = signed(alice, transferCall(10n ** 18n), { nonce: 1 });
    const sealed = chain.applyBlock([transfer(0), refused, Uint8Array.of(1)]);
    chain.advance({ blocks: 3 });
    const last = chain.applyBlock([]);
    const again = openStoredChain({ store, genesis });
    for (const each of [chain, again]) {
      expect(each.blockAt(1)).toEqual(sealed);
      expect(each.blockAt(5)).toEqual(last);
      expect([0, 3, 6, 1.5].map((height) => codeOf(() => each.blockAt(height)))).toEqual(
        Array(4).fill("SK1212"),
      );
      for (const { id, ok } of sealed.receipts) {
        expect(findExtrinsic(each, id)).toMatchObject({ status: "included", height: 1, receipt: { ok } });
      }
      expect(findExtrinsic(each, "00".repeat(32))).toEqual({ status: "unknown", searchedFrom: 1 });
    }
    const snapshot = again.state.snapshot();
    const taken = again.applyBlock([transfer(2)]);
    again.state.revertTo(snapshot);
    expect(findExtrinsic(again, taken.receipts[0]?.id ?? "")).toMatchObject({ status: "unknown" });
    again.applyBlock([]);
    expect(again.blockAt(6).receipts).toEqual([]);
  });

  it("begins nothing for a genesis that contradicts itself", () => {
    const store = memoryStore();
    const [subnet] = genesis.subnets;
    const twice = genesisFixture({ subnets: subnet ? [subnet, subnet] : [] });
    expect(codeOf(() => openStoredChain({ store, genesis: twice }))).toBe("SK1215");
    expect(store.content.size).toBe(0);
  });

  it("notices every entry that is missing or altered", () => {
    const { store } = grown();
    const entries = [...store.content.values()].filter(([key]) => key[0] === 115);
    expect(entries.length).toBeGreaterThan(40);
    for (const [key, value] of entries) {
      store.write([{ key }]);
      expect(codeOf(() => loadStoredState(store))).toBe("SK1603");
      const altered = Uint8Array.from(value);
      altered[altered.length - 1] = (altered.at(-1) ?? 0) ^ 1;
      store.write([{ key, value: altered }]);
      expect(codeOf(() => loadStoredState(store))).toBe("SK1603");
      store.write([{ key, value }]);
    }
    expect(openStoredChain({ store, genesis }).head.height).toBe(37);
    store.write([{ key: Uint8Array.of(104) }]);
    expect(codeOf(() => loadStoredState(store))).toBe("SK1603");
  });

  it("notices a log that was altered", () => {
    const { store } = grown();
    const log = [...store.content.values()].filter(([key]) => key[0] === 108);
    expect(log).toHaveLength(13);
    for (const [key, value] of log) {
      const altered = Uint8Array.from(value);
      altered[altered.length - 3] = (altered.at(-3) ?? 0) ^ 1; // within the state hash
      store.write([{ key, value: altered }]);
      expect(codeOf(() => replayStore(store))).toBe("SK1606");
      store.write([{ key }]);
      expect(["SK1603", "SK1605"]).toContain(codeOf(() => replayStore(store)));
      store.write([{ key, value }]);
    }
    store.write([{ key: log[0]?.[0] ?? new Uint8Array(), value: Uint8Array.of(1) }]);
    expect(codeOf(() => replayStore(store))).toBe("SK1603");
    expect(codeOf(() => replayStore(memoryStore()))).toBe("SK1600");
  });
});
