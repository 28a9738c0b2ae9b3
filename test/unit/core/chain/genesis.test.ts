import { describe, expect, it } from "vitest";
import { genesisForm } from "../../../../core/chain/genesis.js";
import { genesisFixture } from "./chainFixture.js";

describe("genesisForm", () => {
  it("writes plain JSON: no bigint, nothing undefined", () => {
    const json = genesisForm.write(genesisFixture());
    expect(JSON.parse(JSON.stringify(json))).toEqual(json);
    expect(json).toMatchObject({ format: 1, accounts: [{ free: "1000000000000" }, {}, {}, {}] });
  });
});
