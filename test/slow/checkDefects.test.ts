import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { checkSubnet, type CheckStep } from "../../runner/check/checkSubnet.js";
import type { CheckReport, Rule } from "../../runner/check/rules.js";
import { root } from "../architecture/sources.js";

const entryOf = (defect: string): string =>
  new URL(`../fixtures/subnets/nonconforming.mjs?defect=${defect}`, import.meta.url).href;

/** A subnet's package as it stands in a user's folder. */
function packaged(): string {
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-packaged-"));
  cpSync(fileURLToPath(new URL("../fixtures/subnets/packaged", import.meta.url)), folder, {
    recursive: true,
  });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "packaged", type: "module" }));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(root, join(folder, "node_modules", "subnetkit"));
  return folder;
}

const check = (defect: string): Promise<CheckReport> => checkSubnet(entryOf(defect));

const broken = ({ findings }: CheckReport): string[] =>
  findings.filter(({ kind }) => kind === "broken").map(({ rule, code }) => `${rule} ${code}`);

/** Each defect, the rule that it breaks, and the code that says so. */
const defects: readonly (readonly [defect: string, rule: Rule, code: string])[] = [
  ["unbounded", "schemas", "SK3501"],
  ["model", "models", "SK3502"],
  ["settings", "settings", "SK3503"],
  ["tasks", "tasks", "SK3504"],
  ["scoreat", "tasks", "SK3504"],
  ["weigths", "tasks", "SK1311"],
  ["renamed", "tasks", "SK1373"],
  ["nobody", "settings", "SK1373"],
  ["noTasks", "tasks", "SK3505"],
  ["randomTasks", "tasks", "SK3529"],
  ["processTasks", "tasks", "SK3529"],
  ["answers", "answers", "SK3506"],
  ["slow", "time", "SK3507"],
  ["memory", "memory", "SK3508"],
  ["range", "scores", "SK3510"],
  ["impure", "pure", "SK3511"],
  ["process", "pure", "SK3511"],
  ["order", "order", "SK3512"],
  ["copies", "order", "SK3512"],
  ["neighbour", "order", "SK3512"],
  ["nan", "nan", "SK3513"],
  ["robust", "robust", "SK3509"],
  ["late", "robust", "SK3509"],
  ["alone", "robust", "SK3509"],
  ["duplicates", "robust", "SK3509"],
  ["bounds", "robust", "SK3510"],
  ["extreme", "robust", "SK3510"],
  ["weightsThrow", "weights", "SK3530"],
  ["weightsList", "weights", "SK3531"],
  ["weightsNaN", "weights", "SK3531"],
  ["weightsNegative", "weights", "SK3531"],
  ["weightsInfinite", "weights", "SK3531"],
  ["weightsUnscored", "weights", "SK3531"],
  ["weightsRandom", "weights", "SK3532"],
  ["weightsCount", "weights", "SK3532"],
  ["files", "files", "SK3514"],
  ["processes", "processes", "SK3525"],
  ["caughtRead", "files", "SK3514"],
  ["caughtWrite", "files", "SK3524"],
  ["caughtPromise", "files", "SK3514"],
  ["caughtAtImport", "files", "SK3514"],
  ["caughtProcess", "processes", "SK3525"],
  ["caughtWorker", "processes", "SK3526"],
  ["stray", "answers", "SK3528"],
  ["later", "disposal", "SK3528"],
  ["open", "schemas", "SK1303"],
  ["lingers", "disposal", "SK3515"],
  ["dispose", "disposal", "SK3516"],
  ["dies", "answers", "SK3519"],
];

/** Schemas that take too much: where, what, and the code and path that say so. */
const looseSchemas: readonly (readonly [place: string, kind: string, code: string, path: string])[] = [
  ["secret", "number", "SK3501", "task.secret.loose"],
  ["secret", "infiniteNumber", "SK3501", "task.secret.loose"],
  ["outcome", "tensor", "SK3501", "task.outcome.loose"],
  ["outcome", "integer", "SK3501", "task.outcome.loose"],
  ["profile", "text", "SK3501", "profiles.honest.loose"],
  ["profile", "infiniteText", "SK3501", "profiles.honest.loose"],
  ["profile", "list", "SK3501", "profiles.honest.loose"],
  ["profile", "anything", "SK3501", "profiles.honest.loose"],
  ["profile", "open", "SK3501", "profiles.honest.loose"],
  ["profile", "intersection", "SK3501", "profiles.honest.loose"],
  ["profile", "record", "SK3501", "profiles.honest.loose"],
  ["validator", "names", "SK3501", "validatorSettings.loose"],
  ["validator", "number", "SK3501", "validatorSettings.loose"],
  ["secret", "infiniteText", "SK1303", "task.secret.loose"],
  ["outcome", "names", "SK1303", "task.outcome.loose"],
  ["response", "intersection", "SK1303", "task.response.loose"],
];

describe("checkSubnet", () => {
  it.concurrent.each(looseSchemas)("finds in a %s schema the loose %s", async (place, kind, code, path) => {
    const query = `place=${place}&kind=${kind}`;
    const report = await checkSubnet(new URL(`../fixtures/subnets/loose.mjs?${query}`, import.meta.url).href);
    const found = report.findings.filter(({ rule }) => rule === "schemas");
    expect(found.map((finding) => finding.code)).toEqual([code]);
    expect(found[0]?.file).toMatch(/loose\.mjs:\d+$/);
    expect(found[0]?.reason).toContain(` ${path}`);
    expect(report.verdicts.schemas).toBe("failed");
    // What can't be loaded for it is not told a second time.
    if (code === "SK1303") expect(broken(report)).toEqual([`schemas ${code}`]);
    expect(report.verdicts.loads).toBe(code === "SK1303" ? "skipped" : "passed");
  });

  it.concurrent.each(defects)("finds the defect %s", async (defect, rule, code) => {
    const report = await check(defect);
    expect(broken(report)).toContain(`${rule} ${code}`);
    expect(report.verdicts[rule]).toBe("failed");
    expect(report.ok).toBe(false);
  });

  it.concurrent("tells a defect that shows in many situations once", async () => {
    const report = await check("robust");
    expect(broken(report)).toEqual(["robust SK3509"]);
    const { reason, alike } = report.findings.find(({ rule }) => rule === "robust") ?? {};
    expect(reason).toContain("many peers");
    expect(alike).toHaveLength(6);
    expect(alike?.at(-1)).toContain("one answer missing");
  });

  it.concurrent("names the line of the contract whose response takes NaN", async () => {
    const { findings } = await check("nan");
    expect(findings.find(({ rule }) => rule === "nan")?.file).toMatch(/nonconforming\.mjs:\d+$/);
  });

  it.concurrent("names the file, and its line where something was thrown", async () => {
    const { findings } = await check("files");
    const finding = findings.find(({ rule }) => rule === "files");
    expect(finding?.file).toMatch(/nonconforming\.mjs:\d+$/);
  });

  it.concurrent("never runs what was refused a write without the permission model", async () => {
    const { ok } = await check("caughtWrite");
    expect(ok).toBe(false);
    expect(existsSync(join(tmpdir(), "subnetkit-nonconforming"))).toBe(false);
  });

  it.concurrent("never counts a rule as kept that it could not look at", async () => {
    const { verdicts } = await check("answers");
    const { answers, nan, scores, pure, order, robust, weights } = verdicts;
    expect(answers).toBe("failed");
    expect({ nan, scores, pure, order, robust, weights }).toEqual({
      nan: "skipped",
      scores: "skipped",
      pure: "skipped",
      order: "skipped",
      robust: "skipped",
      weights: "skipped",
    });
    expect((await check("noTasks")).verdicts.settings).toBe("skipped");
  });

  it.concurrent("reads its own package, also what lies beside the entry's folder", async () => {
    const folder = packaged();
    const { href } = pathToFileURL(join(folder, "src", "index.mjs"));
    const { findings } = await checkSubnet(href).finally(() => rmSync(folder, { recursive: true }));
    expect(findings.filter(({ kind }) => kind === "broken")).toEqual([]);
  });

  it.concurrent(
    "finds nothing in TypeScript that was never compiled, though its cache may not be written",
    async () => {
      const folder = packaged();
      const entry = join(folder, "src", "index.ts");
      renameSync(join(folder, "src", "index.mjs"), entry);
      const { href } = pathToFileURL(entry);
      const { findings, ok } = await checkSubnet(href).finally(() => rmSync(folder, { recursive: true }));
      expect(findings.filter(({ kind }) => kind === "broken")).toEqual([]);
      expect(ok).toBe(true);
    },
  );

  it.concurrent("gives up a subnet that hangs, and says at which step", async () => {
    const steps: CheckStep[] = [];
    const onStep = (step: CheckStep): void => void steps.push(step);
    const report = await checkSubnet(entryOf("hangs"), { stageLimitMs: 15_000, onStep });
    expect(broken(report)).toEqual(["answers SK3518"]);
    const what = "the miner honest with task 1 of 2";
    expect(report.findings[0]?.reason).toContain(what);
    expect(steps.at(-1)).toEqual({ subnet: "nonconforming", run: 1, rule: "answers", what });
    expect(report.verdicts.scores).toBe("skipped");
  });
});
