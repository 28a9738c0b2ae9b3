import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { dirname, resolve } from "node:path";
import { loadSubnet } from "../../core/plugin/loadSubnet.js";
import { fail } from "../../core/primitives/errors.js";
import { auditErrors } from "../audit/auditErrors.js";
import { attackList } from "../audit/attackList.js";
import { auditSubnet, USUAL_SEEDS } from "../audit/auditSubnet.js";
import { startPlayers } from "../audit/players/startPlayers.js";
import { reportJson } from "../audit/reportJson.js";
import { subnetsHere } from "../config/subnetsHere.js";
import { importPlugin } from "../subnets/importPlugin.js";
import { resolveSubnet } from "../subnets/resolveSubnet.js";
import { renderAudit } from "./output/auditTable.js";
import { coloursFor } from "./output/colours.js";
import { printError } from "./output/printError.js";

export interface AuditCommandOptions {
  readonly attack?: readonly string[];
  readonly seeds?: number;
  readonly epochs?: number;
  readonly profile?: string;
  readonly threshold?: readonly string[];
  readonly jobs?: number;
  readonly html?: string;
  readonly json?: boolean;
}

/** A process takes 150 to 350 MB. */
const MOST_JOBS = 8;
/** To start one takes as long as a few networks of a small subnet. */
const LEAST_NETWORKS_A_JOB = 4;

/** How many networks are played at the same time where nobody says: one a core, and fewer where there are few. */
function usualJobs({ attack, seeds = USUAL_SEEDS }: AuditCommandOptions): number {
  const networks = (attack ?? attackList).length * seeds;
  return Math.min(MOST_JOBS, availableParallelism(), Math.ceil(networks / LEAST_NETWORKS_A_JOB));
}

/** Runs `subnetkit audit`. */
export async function runAudit(name: string | undefined, options: AuditCommandOptions): Promise<void> {
  const { attack, seeds, epochs, profile, threshold = [], html, json } = options;
  const entry = name === undefined ? await entryHere(process.cwd()) : resolveSubnet(name);
  const subnet = await loadSubnet(entry, importPlugin);
  // Before minutes of work, not after them.
  if (html !== undefined) await mkdir(dirname(resolve(html)), { recursive: true });
  const jobs = options.jobs ?? usualJobs(options);
  const players = jobs === 1 ? undefined : startPlayers(entry, jobs);
  // On standard error, so that standard output stays the result's own.
  const sayOn = (text: string): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
  };
  const asked = {
    ...(attack && { attacks: attack }),
    ...(seeds !== undefined && { seeds }),
    ...(epochs !== undefined && { epochs }),
    ...(profile !== undefined && { profile }),
    ...readThresholds(threshold),
    onPlayed: (played: number, total: number) => sayOn(`… ${played} of ${total} networks played`),
  };
  const report = await auditSubnet(subnet, asked, players).finally(() => {
    players?.close();
    sayOn("");
  });
  const print = (text: string): void => void process.stdout.write(`${text}\n`);
  print(json === true ? reportJson(report) : renderAudit(report, coloursFor(process.stdout)));
  if (html !== undefined) {
    const { auditPage } = await import("../audit/page/auditPage.js");
    await writeFile(html, auditPage(report));
    if (json !== true) print(`Wrote ${html}`);
  }
  if (report.ok) return;
  const paying = report.results.filter(({ verdict }) => verdict === "pays").map(({ attack }) => attack);
  printError(fail(auditErrors.pays, { subnet: report.subnet, attacks: paying.join(", ") }));
  process.exitCode = 1;
}

/** The one subnet of the folder. @throws SK3606 */
async function entryHere(folder: string): Promise<string> {
  const here = await subnetsHere(folder);
  const [only] = here;
  if (!only || here.length > 1) throw fail(auditErrors.noSubnet, { count: here.length });
  return only.entry;
}

/** "0.5" for all attacks, "copy=0.5" for one. @throws SK3601 */
function readThresholds(texts: readonly string[]): {
  readonly threshold?: number;
  readonly thresholds: Readonly<Record<string, number>>;
} {
  let threshold: number | undefined;
  const thresholds: Record<string, number> = {};
  for (const text of texts) {
    const [, attack, number = ""] = /^(?:([a-z-]+)=)?([0-9]*\.?[0-9]+)$/.exec(text) ?? [];
    if (number === "") throw fail(auditErrors.badThreshold, { text });
    if (attack === undefined) threshold = Number(number);
    else thresholds[attack] = Number(number);
  }
  return { ...(threshold !== undefined && { threshold }), thresholds };
}
