// What every step of set-up stands on: where the checkout is, how it speaks, how it runs another program.
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Says on standard error what set-up does, so that standard output stays the command's own. */
export const say = (text) => process.stderr.write(`set-up: ${text}\n`);

/** Why set-up can't be done: a code, a sentence and a next step. */
export class SetUpFailure extends Error {}

/** Gives up. What was begun is cleared away on the way out, and `run.mjs` shows the text. */
export function stop(text) {
  throw new SetUpFailure(text);
}

/** Waits for every step, also when one fails: what another still writes could not be cleared away. */
export async function allOf(steps) {
  const failed = (await Promise.allSettled(steps)).find(({ status }) => status === "rejected");
  if (failed) throw failed.reason;
}

/**
 * Runs a program in the checkout and says whether it succeeded. What it writes goes to standard error, for the same reason as our own.
 * @param options As `spawn` takes them; and `unsaid`, a line on its standard error that is not passed on.
 */
export function succeeds(program, args, { unsaid, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const stdio = ["ignore", 2, unsaid === undefined ? 2 : "pipe"];
    const child = spawn(program, args, { cwd: root, stdio, ...options });
    if (unsaid !== undefined) {
      createInterface({ input: child.stderr }).on("line", (line) => {
        if (line !== unsaid) process.stderr.write(`${line}\n`);
      });
    }
    child.once("error", reject);
    child.once("close", (code) => resolve(code === 0));
  });
}

/** Paths of the files in a folder and those in it; none if there is no such folder. */
export function* filesBelow(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}
