import { describe, expect, it } from "vitest";
import { runEpoch } from "../../../../core/yuma/runEpoch.js";
import { runMechanisms } from "../../../../core/yuma/runMechanisms.js";
import { epochInputs, epochParams } from "./epochFixture.js";

const { lastUpdate, weights, bonds, weightCommits, ...shared } = epochInputs();
const own = { lastUpdate, weights, bonds, weightCommits };

describe("runMechanisms", () => {
  it("equals a plain epoch if there is one mechanism", () => {
    const params = { ...epochParams(), mechanismEmissionSplit: null };
    const { perMechanism, aggregates } = runMechanisms(params, { ...shared, mechanisms: [own] });
    const alone = runEpoch(epochParams(), epochInputs());
    expect(perMechanism).toEqual([alone]);
    expect(alone.outputs).toMatchObject(aggregates);
  });

  it("runs each mechanism on its part, from the same permits", () => {
    const params = { ...epochParams({ raoEmission: 101n }), mechanismEmissionSplit: null };
    const { mechanismEmission, perMechanism } = runMechanisms(params, { ...shared, mechanisms: [own, own] });
    expect(mechanismEmission).toEqual([51n, 50n]);
    expect(perMechanism.map(({ outputs }) => outputs.serverEmission[2])).toEqual([12n, 12n]);
  });

  it("refuses a subnet without mechanisms", () => {
    const params = { ...epochParams(), mechanismEmissionSplit: null };
    expect(() => runMechanisms(params, { ...shared, mechanisms: [] })).toThrow(
      expect.objectContaining({ code: "SK0803" }) as unknown,
    );
  });
});
