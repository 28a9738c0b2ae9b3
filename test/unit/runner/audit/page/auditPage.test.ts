import { describe, expect, it } from "vitest";
import type { AuditReport } from "../../../../../runner/audit/auditSubnet.js";
import type { AttackResult } from "../../../../../runner/audit/judgeAttack.js";
import { auditPage } from "../../../../../runner/audit/page/auditPage.js";

const copy: AttackResult = {
  attack: "copy",
  role: "miner",
  about: "copies <answers> & gives them",
  measure: "per UID",
  gain: { mean: 0.4321, halfWidth: 0.0123 },
  gains: [0.42, 0.44],
  compute: 0.25,
  threshold: 0.5,
  verdict: "holds",
};
const taken: AttackResult = {
  ...copy,
  attack: "constant",
  gain: { mean: Infinity, halfWidth: Infinity },
  gains: [0.5, Infinity],
  verdict: "pays",
};
const unplayed: AttackResult = {
  ...copy,
  attack: "overfit",
  gain: { mean: NaN, halfWidth: Infinity },
  gains: [],
  compute: NaN,
  verdict: "unplayed",
  reason: "it had no answer",
};
const silent: AttackResult = { ...copy, attack: "silent", role: "validator", measure: "per stake" };

const report: AuditReport = {
  subnet: "squares",
  version: "1.2.3",
  profile: "exact",
  seeds: 2,
  epochs: 3,
  results: [],
  unplayed: 1,
  ok: false,
};

const pageOf = (...results: readonly AttackResult[]): string => auditPage({ ...report, results });

/** Cells of the row that begins with an attack's name. */
function cellsOf(page: string, attack: string): readonly string[] {
  const row = page.split("\n").find((line) => line.startsWith(`<tr><td>${attack}</td>`)) ?? "";
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell = ""]) => cell);
}

describe("the page of an audit", () => {
  it("counts networks and epochs, one as one", () => {
    expect(auditPage({ ...report, seeds: 1, epochs: 1 })).toContain("1 network of 1 epoch for each attack");
    expect(auditPage(report)).toContain("2 networks of 3 epochs for each attack");
  });

  it("has every number of an attack in its row", () => {
    expect(cellsOf(pageOf(copy), "copy")).toEqual([
      "copy",
      "0.432",
      "0.012",
      "0.5",
      "0.25",
      "per UID",
      "holds",
      "copies &lt;answers&gt; &amp; gives them",
    ]);
  });

  it("shows that an attack takes everything, and what was not played and why", () => {
    const page = pageOf(copy, taken, unplayed);
    expect(cellsOf(page, "constant").slice(0, 3)).toEqual(["constant", "∞", "–"]);
    expect(cellsOf(page, "constant")[6]).toBe("pays");
    expect(cellsOf(page, "overfit").slice(1, 7)).toEqual(["–", "–", "0.5", "–", "per UID", "not played"]);
    expect(cellsOf(page, "overfit")[7]).toContain("not played: it had no answer");
  });

  it("has a table for miners and one for validators, where there are such attacks", () => {
    const page = pageOf(copy, silent);
    expect(page.indexOf("Attacks by validators")).toBeGreaterThan(page.indexOf("<td>copy</td>"));
    expect(page.indexOf("<td>silent</td>")).toBeGreaterThan(page.indexOf("Attacks by validators"));
    expect(cellsOf(page, "silent")[4]).toBe("–");
    expect(pageOf(copy)).not.toContain("Attacks by validators");
  });

  it("needs nothing of other files", () => {
    expect(pageOf(copy, taken, unplayed, silent)).not.toMatch(/<script src|<link|https?:|NaN|Infinity/);
  });
});
