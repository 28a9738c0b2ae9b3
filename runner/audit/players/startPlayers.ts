import { fork, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fail, SubnetkitError } from "../../../core/primitives/errors.js";
import { auditErrors } from "../auditErrors.js";
import type { Play, PlayResult } from "../playAttack.js";
import type { Playground } from "../playground.js";
import type { FromPlayer, PlayRequest } from "./messages.js";

/** Processes that play attacks. */
export interface Players extends Playground {
  /** Ends them, whatever they are at. */
  close(): void;
}

/**
 * Plays attacks in processes of their own, which are started as they are needed. Processes rather than threads: a network in one
 * process tells a miner that hangs by the processor time of the whole process.
 *
 * @param entry URL of the subnet's entry module
 * @param atOnce how many processes
 * @example
 * const players = startPlayers(resolveSubnet("storage"), 4);
 * await auditSubnet(subnet, { seeds: 3 }, players).finally(() => players.close());
 */
export function startPlayers(entry: string, atOnce: number): Players {
  const all = new Set<ChildProcess>();
  const idle: ChildProcess[] = [];
  const start = (): ChildProcess => {
    const player = fork(mainFile(), [entry], {
      // Standard output stays the result's own, whatever a plugin prints.
      stdio: ["ignore", 2, 2, "ipc"],
      serialization: "advanced",
      // Not this process's flags: two debuggers can't wait at one port.
      execArgv: ["--enable-source-maps"],
    });
    // Whoever waits for an answer listens too; without a listener an error would end this process.
    player.on("error", () => undefined);
    all.add(player);
    return player;
  };
  return {
    atOnce,
    play: async (play) => {
      const player = idle.pop() ?? start();
      try {
        const result = await playIn(player, play);
        idle.push(player);
        return result;
      } catch (error) {
        player.kill();
        throw error;
      }
    },
    close: () => {
      for (const player of all) player.kill();
    },
  };
}

function playIn(player: ChildProcess, { attack, variant, seed, epochs, profile }: Play): Promise<PlayResult> {
  return new Promise((resolve, reject) => {
    const died = (reason: string): void => {
      reject(fail(auditErrors.playerDied, { attack: attack.id, seed, reason }));
    };
    const onExit = (code: number | null, signal: string | null): void =>
      died(signal ?? `exit code ${code ?? "none"}`);
    const onError = ({ message }: Error): void => died(message);
    player.once("exit", onExit);
    player.once("error", onError);
    player.once("message", (message) => {
      player.off("exit", onExit);
      player.off("error", onError);
      const answer = message as FromPlayer; // from our own main.js
      if (answer.kind === "played") resolve(answer.result);
      else reject(errorOf(answer));
    });
    const request: PlayRequest = {
      attack: attack.id,
      ...(variant !== undefined && { variant }),
      seed,
      epochs,
      profile,
    };
    player.send(request);
  });
}

/** The error as it was thrown there. */
function errorOf({ error, isCoded, stack }: Extract<FromPlayer, { kind: "failed" }>): Error {
  const thrown = isCoded ? new SubnetkitError(error) : new Error(error.message);
  thrown.stack = stack;
  return thrown;
}

/** The built file, also when this one runs from its source: a plain Node process can't run TypeScript. */
function mainFile(): string {
  const beside = new URL("./main.js", import.meta.url);
  if (existsSync(beside)) return fileURLToPath(beside);
  const root = dirname(createRequire(import.meta.url).resolve("subnetkit/package.json"));
  return join(root, "dist", "runner", "audit", "players", "main.js");
}
