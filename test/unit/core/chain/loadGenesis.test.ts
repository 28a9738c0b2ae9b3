import { describe, expect, it } from "vitest";
import { genesisHash, genesisToJson, loadGenesis } from "../../../../core/chain/loadGenesis.js";
import type { Genesis } from "../../../../core/chain/genesis.js";
import { MAX_SUPPLY } from "../../../../core/primitives/amounts.js";
import { alice, bob, genesisFixture, owner, subnetFixture, TAO, validator } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

type Json = Record<string, unknown>;
const json = (changes: Partial<Genesis> = {}): Json =>
  JSON.parse(JSON.stringify(genesisToJson(genesisFixture(changes)))) as Json;
const codeWith = (changes: Partial<Genesis>): string => codeOf(() => loadGenesis(json(changes)));

describe("loadGenesis", () => {
  it("reads what genesisToJson wrote, through a file", () => {
    expect(loadGenesis(json())).toEqual(genesisFixture());
    const notStarted = { ...subnetFixture(1), firstEmissionBlock: undefined };
    const genesis = genesisFixture({ subnets: [notStarted, subnetFixture(2)] });
    expect(loadGenesis(json(genesis))).toEqual(genesis);
  });

  it("refuses another version of the format before anything else", () => {
    expect(codeOf(() => loadGenesis({ format: 2, unknown: true }))).toBe("SK1214");
    expect(codeOf(() => loadGenesis({}))).toBe("SK1214");
  });

  it("refuses what is missing, unknown or out of range", () => {
    const whole = json();
    for (const name of Object.keys(whole).filter((each) => each !== "format")) {
      const { [name]: _, ...rest } = whole;
      expect(
        codeOf(() => loadGenesis(rest)),
        name,
      ).toBe("SK1213");
    }
    expect(codeOf(() => loadGenesis({ ...whole, extra: 1 }))).toBe("SK1213");
    for (const other of [null, [], "genesis", 5]) expect(codeOf(() => loadGenesis(other))).toBe("SK1213");
    const [first] = whole["subnets"] as Json[];
    const hyperparameters = first?.["hyperparameters"] as Json;
    for (const changed of [
      { ...hyperparameters, tempo: 0 },
      { ...hyperparameters, tempo: "10" },
      { ...hyperparameters, minBurn: 5 },
      { ...hyperparameters, recycleOrBurn: "keep" },
      { ...hyperparameters, invented: 1 },
      { ...hyperparameters, kappa: undefined },
    ]) {
      expect(codeOf(() => loadGenesis({ ...whole, subnets: [{ ...first, hyperparameters: changed }] }))).toBe(
        "SK1213",
      );
    }
    expect(codeOf(() => loadGenesis({ ...whole, subnets: [{ ...first, netuid: 0 }] }))).toBe("SK1213");
  });

  it("refuses parts that contradict each other", () => {
    const account = { account: alice.account, free: TAO };
    const stake = { hotkey: validator.account, coldkey: alice.account, netuid: 1, amount: TAO };
    const [ownerNeuron, ...others] = subnetFixture(1).neurons;
    if (ownerNeuron === undefined) throw new Error("the fixture has neurons");
    const withNeurons = (neurons: typeof others): Partial<Genesis> => ({
      subnets: [{ ...subnetFixture(1), neurons }, subnetFixture(2)],
    });
    const { hyperparameters } = subnetFixture(1);

    expect(codeWith({ accounts: [account, account] })).toBe("SK1215");
    expect(codeWith({ accounts: [{ ...account, free: 499n }] })).toBe("SK1215");
    expect(codeWith({ subnets: [subnetFixture(1), subnetFixture(1)] })).toBe("SK1215");
    expect(codeWith({ stakes: [{ ...stake, netuid: 3 }] })).toBe("SK1215");
    expect(codeWith({ stakes: [{ ...stake, amount: 0n }] })).toBe("SK1215");
    expect(codeWith({ stakes: [stake, stake] })).toBe("SK1215");
    expect(codeWith(withNeurons(others))).toBe("SK1215"); // UIDs don't start at 0
    expect(codeWith(withNeurons([ownerNeuron, { ...ownerNeuron, hotkey: bob.account }]))).toBe("SK1215");
    expect(codeWith(withNeurons([ownerNeuron, { ...ownerNeuron, uid: 1 }]))).toBe("SK1215");
    expect(codeWith(withNeurons([{ ...ownerNeuron, registeredAt: 1 }]))).toBe("SK1215");
    expect(codeWith(withNeurons([{ ...ownerNeuron, coldkey: bob.account }]))).toBe("SK1215"); // owner's on subnet 2
    expect(
      codeWith({
        subnets: [{ ...subnetFixture(1), hyperparameters: { ...hyperparameters, maxAllowedUids: 4 } }],
      }),
    ).toBe("SK1215");
    expect(owner.account).toBe(ownerNeuron.coldkey);
  });

  it("refuses more than the cap, of TAO and of each alpha", () => {
    const stakes = [{ hotkey: validator.account, coldkey: alice.account, netuid: 1, amount: MAX_SUPPLY }];
    expect(codeWith({ stakes })).toBe("SK1216");
    expect(codeWith({ stakes: stakes.map((stake) => ({ ...stake, netuid: 0 })) })).toBe("SK1216");
    expect(codeWith({ accounts: [{ account: alice.account, free: MAX_SUPPLY }] })).toBe("SK1216");
  });
});

describe("genesisHash", () => {
  it("is the same for the same genesis, and another for every other", () => {
    expect(genesisHash(loadGenesis(json()))).toBe(genesisHash(genesisFixture()));
    expect(genesisHash(genesisFixture())).toMatch(/^[0-9a-f]{64}$/);
    expect(genesisHash(genesisFixture({ network: "other" }))).not.toBe(genesisHash(genesisFixture()));
    expect(genesisHash(genesisFixture({ genesisTimeMs: 0 }))).not.toBe(genesisHash(genesisFixture()));
  });
});
