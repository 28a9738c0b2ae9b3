import { describe, expect, it } from "vitest";
import { checkSubnet } from "../../runner/check/checkSubnet.js";
import { rules, type CheckReport } from "../../runner/check/rules.js";
import { startCli } from "./cli.js";

const fixture = (file: string): string => new URL(`../fixtures/subnets/${file}`, import.meta.url).href;

// Every other defect: test/slow/checkDefects.test.ts.
describe("checkSubnet", () => {
  it("finds nothing in a good subnet, and claims nothing about the network", async () => {
    const report = await checkSubnet(fixture("nonconforming.mjs?defect=none"));
    expect(report.findings.map(({ rule, kind }) => ({ rule, kind }))).toEqual([
      { rule: "network", kind: "unenforced" },
    ]);
    expect(report.ok).toBe(true);
    const { network, ...others } = report.verdicts;
    expect(network).toBe("unenforced");
    expect(new Set(Object.values(others))).toEqual(new Set(["passed"]));
    expect(Object.keys(report.verdicts)).toEqual(Object.keys(rules));
  });

  it("names the file, and the line that reads what it may not", async () => {
    const { findings, verdicts } = await checkSubnet(fixture("nonconforming.mjs?defect=files"));
    expect(verdicts.files).toBe("failed");
    const finding = findings.find(({ rule }) => rule === "files");
    expect(finding?.code).toBe("SK3514");
    expect(finding?.file).toMatch(/nonconforming\.mjs:\d+$/);
  });
});

describe("subnetkit check", () => {
  it("exits with 1 and a code for what does not conform", async () => {
    const result = await startCli(["check", new URL(fixture("throwsAtLoad.mjs")).pathname, "--json"]);
    expect(result.code).toBe(1);
    expect(result.stderr).toContain("SK3521");
    const { ok, subnets } = JSON.parse(result.stdout) as { ok: boolean; subnets: CheckReport[] };
    expect(ok).toBe(false);
    expect(subnets[0]?.findings[0]?.code).toBe("SK3500");
  });
});
