// Entry of a process that runs a subnet for a check: the plugin's code runs here and nowhere else.
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { importPlugin } from "../../subnets/importPlugin.js";
import type { FromProbe, ProbeJob, ToProbe } from "./messages.js";
import { runProbe, type Trouble } from "./runProbe.js";
import { watchRefusals } from "./watchRefusals.js";

const folder = process.env["SUBNETKIT_PROBE_FOLDER"] ?? tmpdir();
const report = (message: FromProbe): void => void process.send?.(message);

process.on("message", (message: ToProbe) => {
  if (message.kind === "lingering") {
    report({
      kind: "resources",
      resources: process.getActiveResourcesInfo().filter((name) => name !== "PipeWrap"),
    });
    return;
  }
  void run(message);
});

// Nobody is there any more to whom anything could be told.
process.once("disconnect", () => process.exit());

async function run({ job }: Extract<ToProbe, { kind: "job" }>): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await runProbe(job, {
    report,
    importModule: importPlugin,
    folder,
    onTrouble: (trouble) => listen(job, trouble),
  });
  // In kilobytes, whatever the system calls it.
  const peakMemoryBytes = process.resourceUsage().maxRSS * 1_024;
  report({ kind: "done", peakMemoryBytes });
  // The channel alone must not keep the process alive: what else does is a finding.
  process.channel?.unref();
}

function listen({ restricted }: ProbeJob, trouble: Trouble): void {
  if (restricted) watchRefusals(trouble.refused);
  process.on("uncaughtException", trouble.stray);
  process.on("unhandledRejection", trouble.stray);
}
