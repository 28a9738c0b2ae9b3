// `npm run kill-test -- [kills] [seed]`: kills a writer under load 500 times, or as often as asked.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { reportOf } from "../../../core/primitives/errors.js";
import { killRounds } from "./killRounds.js";

const [kills = "500", seed = String(Date.now())] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "subnetkit-kill-"));
try {
  const startMs = Date.now();
  const result = await killRounds({
    folder,
    kills: Number(kills),
    seed,
    progress: (round, height) => {
      if (round % 25 === 0) process.stderr.write(`${round} kills, block ${height}\n`);
    },
  });
  const { duringStart, height, stateHash } = result;
  const seconds = ((Date.now() - startMs) / 1000).toFixed(0);
  process.stdout.write(
    `${kills} kills in ${seconds} s (${duringStart} while starting), ${height} blocks; no committed block lost, ` +
      `state ${stateHash.slice(0, 16)}… equals the replay from genesis (seed ${seed})\n`,
  );
} catch (error) {
  const { code, message } = reportOf(error);
  process.stderr.write(`${code} ${message} (seed ${seed})\n`);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
