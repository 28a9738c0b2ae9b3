import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { columnsOf, pairsOf } from "../../../../../core/yuma/columnRows.js";
import { createEpoch } from "../../../../../core/yuma/engine/createEpoch.js";
import { fillInputs } from "../../../../../core/yuma/engine/fillInputs.js";
import { readOutputs } from "../../../../../core/yuma/engine/readOutputs.js";
import * as readable from "../../../../../core/yuma/runEpoch.js";
import { codeOf } from "../../state/codeOf.js";
import { BLOCK, epochInputs, epochParams, noRows } from "../epochFixture.js";

const { runEpoch } = readable;
const reference = vi.spyOn(readable, "runEpoch");
beforeEach(() => void reference.mockClear());
afterAll(() => reference.mockRestore());

const inputs = epochInputs({
  weights: [
    [
      [2, 40_000],
      [3, 20_000],
    ],
    [
      [2, 10_000],
      [3, 50_000],
    ],
    [],
    [],
  ],
});

describe("run", () => {
  it("gives the reference's numbers without asking it", () => {
    const outputs = createEpoch(epochParams()).run(inputs);
    expect(reference).not.toHaveBeenCalled();
    expect(outputs).toEqual(runEpoch(epochParams(), inputs).outputs);
    expect(outputs.incentive.some((share) => share > 0)).toBe(true);
  });

  it("carries bonds over several epochs, and takes changed parameters for one of them alone", () => {
    const epoch = createEpoch(epochParams());
    let fast = epoch.run(inputs);
    let slow = runEpoch(epochParams(), inputs).outputs;
    for (const changes of [
      { currentBlock: BLOCK + 100 },
      { yuma3Enabled: true, liquidAlphaEnabled: true },
      {},
    ]) {
      fast = epoch.run({ ...inputs, bonds: fast.bonds }, changes);
      slow = runEpoch(epochParams(changes), { ...inputs, bonds: slow.bonds }).outputs;
      expect(fast).toEqual(slow);
    }
  });

  it("gives results that later runs don't touch", () => {
    const epoch = createEpoch(epochParams());
    const first = epoch.run(inputs);
    const copy = structuredClone(first);
    epoch.run(epochInputs({ stakeAlpha: [5n, 0n, 0n, 0n] }), { yuma3Enabled: true });
    expect(first).toEqual(copy);
  });

  it("keeps to its own parameters when the caller changes theirs", () => {
    const params = { ...epochParams() };
    const epoch = createEpoch(params);
    params.raoEmission = 0n;
    expect(epoch.run(inputs)).toEqual(runEpoch(epochParams(), inputs).outputs);
  });

  it("hands on what no supply allows", () => {
    const stakeAlpha = [1n << 62n, 1n << 63n, 0n, 0n];
    const outputs = createEpoch(epochParams()).run({ ...inputs, stakeAlpha });
    expect(reference).toHaveBeenCalledOnce();
    expect(outputs).toEqual(runEpoch(epochParams(), { ...inputs, stakeAlpha }).outputs);
    reference.mockClear();
    createEpoch(epochParams({ bondsMovingAverage: 1_000_001 })).run(inputs);
    expect(reference).toHaveBeenCalledOnce();
  });

  it("takes subnets of any size in turn, an empty one included", () => {
    const epoch = createEpoch(epochParams());
    for (const n of [4, 0, 1, 4]) {
      const some = epochInputs({
        blockAtRegistration: inputs.blockAtRegistration.slice(0, n),
        stakeAlpha: inputs.stakeAlpha.slice(0, n),
        stakeTao: inputs.stakeTao.slice(0, n),
        weights: inputs.weights.slice(0, n),
        bonds: inputs.bonds.slice(0, n),
      });
      expect(epoch.run(some, { n })).toEqual(runEpoch(epochParams({ n }), some).outputs);
    }
  });

  it.each([
    ["SK0801", { blockAtRegistration: [1] }],
    ["SK0801", { weights: noRows(3) }],
    ["SK0802", { lastUpdate: [1.5, 0, 0, 0] }],
    ["SK0802", { stakeTao: [-1n, 0n, 0n, 0n] }],
    ["SK0802", { weights: [[[2, 65_536] as const], [], [], []] }],
    ["SK0802", { bonds: [[[-1, 1] as const], [], [], []] }],
    ["SK0802", { weightCommits: [{ kind: "hash" as const, uid: 0, commitEpoch: -1, commitBlock: 0 }] }],
    ["SK0804", { weights: [[[2, 1] as const, [2, 1] as const], [], [], []] }],
    ["SK0804", { bonds: [[], [], [], [[2, 1] as const, [0, 1] as const, [2, 1] as const]] }],
  ])("refuses with %s as the reference does: %o", (code, changes) => {
    const wrong = epochInputs(changes);
    expect(codeOf(() => createEpoch(epochParams()).run(wrong))).toBe(code);
    expect(codeOf(() => runEpoch(epochParams(), wrong))).toBe(code);
  });

  it("refuses parameters out of range", () => {
    expect(codeOf(() => createEpoch(epochParams({ kappa: 65_536 })))).toBe("SK0802");
    expect(codeOf(() => createEpoch(epochParams()).run(inputs, { tempo: -1 }))).toBe("SK0802");
  });
});

describe("runColumns", () => {
  const columns = { ...inputs, weights: inputs.weights.map(columnsOf), bonds: inputs.bonds.map(columnsOf) };

  it("gives the same numbers as run, without asking the reference", () => {
    const { bonds, ...rest } = createEpoch(epochParams()).runColumns(columns);
    expect(reference).not.toHaveBeenCalled();
    expect({ ...rest, bonds: pairsOf(bonds) }).toEqual(createEpoch(epochParams()).run(inputs));
    expect(bonds.some(({ uids }) => uids.length > 0)).toBe(true);
  });

  it("gives rows that later runs don't touch", () => {
    const epoch = createEpoch(epochParams());
    const first = epoch.runColumns(columns);
    const copy = structuredClone(first);
    epoch.runColumns({ ...columns, stakeAlpha: [5n, 0n, 0n, 0n] }, { yuma3Enabled: true });
    expect(first).toEqual(copy);
  });

  it("hands amounts beyond any supply on to the reference", () => {
    const large = { ...columns, stakeAlpha: [1n << 63n, 1n << 62n, 0n, 0n] };
    const { bonds, ...rest } = createEpoch(epochParams()).runColumns(large);
    expect(reference).toHaveBeenCalledOnce();
    const { outputs } = runEpoch(epochParams(), { ...inputs, stakeAlpha: large.stakeAlpha });
    expect({ ...rest, bonds: pairsOf(bonds) }).toEqual(outputs);
  });

  it("refuses what run refuses", () => {
    const epoch = createEpoch(epochParams());
    expect(codeOf(() => epoch.runColumns({ ...columns, weights: columns.weights.slice(1) }))).toBe("SK0801");
    const twice = [
      [2, 1],
      [2, 3],
    ] as const;
    const weights = columns.weights.map((row, uid) => (uid === 0 ? columnsOf(twice) : row));
    expect(codeOf(() => epoch.runColumns({ ...columns, weights }))).toBe("SK0804");
  });
});

describe("runFlat", () => {
  it("reads the arrays that were reserved and gives views, both the same ones every time", () => {
    const epoch = createEpoch(epochParams());
    const flat = epoch.reserve({ weights: 4, bonds: 0 });
    expect(fillInputs(flat, epochParams(), inputs)).toBe(true);
    const first = epoch.runFlat();
    expect(readOutputs(first)).toEqual(runEpoch(epochParams(), inputs).outputs);

    flat.stakeAlpha[1] = 9_000n;
    const again = epoch.reserve({ weights: 4, bonds: 0 });
    expect(again).toBe(flat);
    expect(epoch.runFlat()).toBe(first);
    expect(first.stakeWeight.buffer).toBe(flat.stakeAlpha.buffer);
    const changed = { ...inputs, stakeAlpha: [1_000n, 9_000n, 0n, 0n] };
    expect(readOutputs(first)).toEqual(runEpoch(epochParams(), changed).outputs);
  });

  it("leaves its inputs as they are", () => {
    const params = epochParams({ ownerUid: 3 });
    const epoch = createEpoch(params);
    const flat = epoch.reserve({ weights: 4, bonds: 0 });
    fillInputs(flat, params, inputs);
    const before = structuredClone(flat);
    epoch.runFlat();
    expect(flat).toEqual(before);
  });

  it("begins with a subnet of nobody's, whatever was there before", () => {
    const epoch = createEpoch(epochParams());
    epoch.run(inputs);
    const flat = epoch.reserve({ weights: 1_000, bonds: 1_000 });
    expect(Array.from(flat.weights.starts)).toEqual([0, 0, 0, 0, 0]);
    expect(Array.from(epoch.runFlat().stakeWeight)).toEqual([0, 0, 0, 0]);
  });

  it("counts open commits where commit-reveal is on, and hands on what no supply allows", () => {
    const params = epochParams({ commitRevealEnabled: true });
    const weightCommits = [{ kind: "timelock" as const, uid: 0, commitEpoch: 100, commitBlock: 0 }];
    for (const stakeAlpha of [inputs.stakeAlpha, [1n << 63n, 7n, 0n, 0n]]) {
      const committed = { ...inputs, stakeAlpha, weightCommits };
      const expected = runEpoch(params, committed).outputs;
      const epoch = createEpoch(params);
      fillInputs(epoch.reserve({ weights: 4, bonds: 0 }), params, committed);
      expect(readOutputs(epoch.runFlat())).toEqual(expected);
      const off = epoch.runFlat({ commitRevealEnabled: false });
      expect(readOutputs(off)).toEqual(runEpoch(epochParams(), { ...inputs, stakeAlpha }).outputs);
      expect(expected.incentive).not.toEqual(readOutputs(off).incentive);
    }
  });

  it("refuses what it can't run on", () => {
    const epoch = createEpoch(epochParams());
    expect(codeOf(() => epoch.runFlat())).toBe("SK0801");
    const flat = epoch.reserve({ weights: 4, bonds: 2 });
    expect(codeOf(() => epoch.runFlat({ n: 5 }))).toBe("SK0801");
    flat.lastUpdate[1] = Number.NaN;
    expect(codeOf(() => epoch.runFlat())).toBe("SK0802");
    flat.lastUpdate[1] = 0;
    flat.weights.starts[1] = 100_000;
    expect(codeOf(() => epoch.runFlat())).toBe("SK0802");
    flat.weights.starts.fill(0);
    flat.bonds.starts.set([0, 0, 0, 0, 2]);
    expect(codeOf(() => epoch.runFlat())).toBe("SK0804");
    expect(codeOf(() => epoch.runFlat({ raoEmission: -1n }))).toBe("SK0802");
    expect(codeOf(() => epoch.reserve({ weights: 1, bonds: 1 }, 70_000))).toBe("SK0802");
  });
});
