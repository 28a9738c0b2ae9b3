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
  it.each(["beforeAll", "before"])("makes a test of each rule after %s", (hook) => {
    const tests = new Map<string, () => void>();
    let prepared = 0;
    describeSubnet(subnet, {
      describe: (_, body) => body(),
      [hook]: () => (prepared += 1),
      it: (name, test) => tests.set(name, test),
    });
    expect(prepared).toBe(1);
    const names = [...tests.keys()];
    for (const [at, sentence] of Object.values(rules).entries()) expect(names[at]).toContain(sentence);
    expect(names).toHaveLength(Object.keys(rules).length);
    expect(codeOf(() => tests.get(rules.pure)?.())).toBe("SK3523");
  });

  it("says what it needs without a test runner", () => {
    expect(codeOf(() => describeSubnet(subnet, {}))).toBe("SK3522");
    expect(codeOf(() => describeSubnet(subnet))).toBe("SK3522");
  });
});
