import { describe, expect, it } from "vitest";
import { contract } from "../core/roles/networkFixture.js";
import { describeSubnet } from "../../kit/describeSubnet.js";
import { rules } from "../../../runner/check/rules.js";

const subnet = { contract, url: import.meta.url };

const codeOf = (act: () => void): unknown => {
  try {
    act();
  } catch (error) {
    return (error as { readonly code?: unknown }).code;
  }
  return undefined;
};

describe("describeSubnet", () => {
  it("makes a test of each rule, which fails while the check has not been made", () => {
    const tests = new Map<string, () => void>();
    describeSubnet(subnet, {
      describe: (_, body) => body(),
      beforeAll: () => undefined,
      it: (name, test) => tests.set(name, test),
    });
    expect([...tests.keys()]).toEqual(Object.values(rules));
    expect(codeOf(() => tests.get(rules.pure)?.())).toBe("SK3523");
  });

  it("says what it needs without a test runner", () => {
    expect(codeOf(() => describeSubnet(subnet, {}))).toBe("SK3522");
  });
});
