import { describe, expect, it } from "vitest";
import { assertSubnet } from "../../../../core/plugin/assertSubnet.js";
import { defineSubnet } from "../../../../core/plugin/defineSubnet.js";
import { changed, codeOf, messageOf, sumContract } from "./contracts.js";

const never = (): never => {
  throw new Error("An entry file describes: nothing is loaded by it.");
};
const parts = { url: import.meta.url, miners: { exact: never, zero: never }, validator: never };

describe("defineSubnet", () => {
  it("joins contract and parts, and calls no factory", () => {
    expect(defineSubnet(sumContract, parts)).toEqual({ contract: sumContract, ...parts });
  });

  it("has a factory for each profile, no more and no fewer", () => {
    const wrong: object = { exact: never, ones: never };
    const define = (): void => assertSubnet({ contract: sumContract, ...parts, miners: wrong });
    expect(codeOf(define)).toBe("SK1306");
    expect(messageOf(define)).toMatch(/\[zero\].*\[ones\]/);
    const inherited: object = Object.create({ exact: never, zero: never }) as object;
    expect(() => assertSubnet({ contract: sumContract, ...parts, miners: inherited })).not.toThrow();
  });

  it("says of a kernel plugin that it is one, and where it belongs", () => {
    const plugin = { id: "watch", version: "1.0.0", summary: "Watches.", subnetkit: "*", config: {} };
    const refused = (): void => assertSubnet(plugin, "/net/watch.ts");
    expect(codeOf(refused)).toBe("SK1375");
    expect(messageOf(refused)).toBe("/net/watch.ts is a kernel plugin, not a subnet.");
  });

  it("refuses what is no subnet, whatever it is", () => {
    const whole = { contract: sumContract, ...parts };
    const wrong: unknown[] = [
      ...[undefined, null, 7, "subnet", [], {}],
      { ...whole, contract: null },
      { ...whole, url: "index.js" },
      { ...whole, url: undefined },
      { ...whole, miners: null },
      { ...whole, validator: {} },
    ];
    for (const value of wrong)
      expect(
        codeOf(() => assertSubnet(value)),
        JSON.stringify(value),
      ).toBe("SK1307");
    expect(codeOf(() => assertSubnet({ ...whole, contract: changed({ id: "A" }) }))).toBe("SK1300");
    expect(codeOf(() => assertSubnet({ ...whole, contract: {} }))).toBe("SK1300");
  });
});
