import { checkNode } from "../doctor/checkNode.js";
import { checkPort } from "../doctor/checkPort.js";
import { checkOnnx, checkTfjs } from "../doctor/checkRuntimes.js";
import { checkStore } from "../doctor/checkStore.js";
import { checkSubnet } from "../doctor/checkSubnet.js";
import type { Finding } from "../doctor/finding.js";
import { bundledSubnets } from "../subnets/bundledSubnets.js";
import type { DoctorCommandOptions } from "./commands/doctor.js";
import { type Colours, coloursFor } from "./output/colours.js";
import { jsonText } from "./output/json.js";

/** Runs `subnetkit doctor`: prints each check as it is done, and sets the exit code. */
export async function runDoctor(
  subnets: readonly string[],
  { port, json }: DoctorCommandOptions,
): Promise<void> {
  const checks: readonly (() => Finding | Promise<Finding>)[] = [
    () => checkNode(),
    () => checkOnnx(),
    () => checkTfjs(),
    () => checkStore(),
    () => checkPort(port),
    ...[...Object.keys(bundledSubnets), ...subnets].map((name) => () => checkSubnet(name)),
  ];
  const colours = coloursFor(process.stdout);
  const findings: Finding[] = [];
  for (const check of checks) {
    const finding = await check();
    findings.push(finding);
    if (!json) process.stdout.write(`${render(finding, colours)}\n`);
  }
  if (json) process.stdout.write(`${jsonText(findings, 2)}\n`);
  if (findings.some(({ status }) => status === "problem")) process.exitCode = 1;
}

function render({ check, status, detail, next }: Finding, { green, yellow, red, dim }: Colours): string {
  const colour = { ok: green, warning: yellow, problem: red }[status];
  return `${colour(status.padEnd(7))}  ${check}: ${detail}${next === undefined ? "" : `\n         ${dim("Next:")} ${next}`}`;
}
