import { describe, expect, it } from "vitest";
import { checkSubnet } from "../../runner/check/checkSubnet.js";
import type { CheckReport, Rule } from "../../runner/check/rules.js";

const entryOf = (defect: string): string =>
  new URL(`../fixtures/subnets/nonconforming.mjs?defect=${defect}`, import.meta.url).href;

const check = (defect: string): Promise<CheckReport> => checkSubnet(entryOf(defect));

const broken = ({ findings }: CheckReport): string[] =>
  findings.filter(({ kind }) => kind === "broken").map(({ rule, code }) => `${rule} ${code}`);

/** Each defect, the rule that it breaks, and the code that says so. */
const defects: readonly (readonly [defect: string, rule: Rule, code: string])[] = [
  ["unbounded", "schemas", "SK3501"],
  ["model", "models", "SK3502"],
  ["settings", "settings", "SK3503"],
  ["tasks", "tasks", "SK3504"],
  ["noTasks", "tasks", "SK3505"],
  ["answers", "answers", "SK3506"],
  ["slow", "time", "SK3507"],
  ["memory", "memory", "SK3508"],
  ["range", "scores", "SK3510"],
  ["impure", "pure", "SK3511"],
  ["process", "pure", "SK3511"],
  ["order", "order", "SK3512"],
  ["robust", "robust", "SK3509"],
  ["extreme", "robust", "SK3510"],
  ["files", "files", "SK3514"],
  ["processes", "processes", "SK3514"],
  ["lingers", "disposal", "SK3515"],
  ["dispose", "disposal", "SK3516"],
  ["dies", "answers", "SK3519"],
];

describe("checkSubnet", () => {
  it.concurrent.each(defects)("finds the defect %s", async (defect, rule, code) => {
    const report = await check(defect);
    expect(broken(report)).toContain(`${rule} ${code}`);
    expect(report.verdicts[rule]).toBe("failed");
    expect(report.ok).toBe(false);
  });

  it.concurrent("names the file, and its line where something was thrown", async () => {
    const { findings } = await check("files");
    const finding = findings.find(({ rule }) => rule === "files");
    expect(finding?.file).toMatch(/nonconforming\.mjs:\d+$/);
  });

  it.concurrent("gives up a subnet that hangs, and says at which step", async () => {
    const report = await checkSubnet(entryOf("hangs"), { stageLimitMs: 15_000 });
    expect(broken(report)).toEqual(["answers SK3518"]);
    expect(report.verdicts.scores).toBe("skipped");
  });
});
