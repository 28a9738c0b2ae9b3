import { spawn } from "node:child_process";
import { join } from "node:path";
import { headOf } from "../../../core/chain/head.js";
import { loadStoredState } from "../../../core/chain/store/loadStoredState.js";
import { firstHeightOf, lastHeightOf } from "../../../core/chain/store/logRecord.js";
import { readLog } from "../../../core/chain/store/readLog.js";
import { replayStore } from "../../../core/chain/store/replayStore.js";
import { fail } from "../../../core/primitives/errors.js";
import { randomFrom } from "../../../core/primitives/random.js";
import { recomputeStateHash } from "../../../core/state/hash.js";
import { openLmdbStore } from "../../../plugins/store-lmdb/openLmdbStore.js";
import { benchErrors } from "../benchErrors.js";
import { packageRoot } from "../packageRoot.js";

export interface KillOptions {
  /** An empty folder. */
  readonly folder: string;
  readonly kills: number;
  /** Decides the load and the moments. */
  readonly seed: string;
  /** Told after each round. */
  readonly progress?: (round: number, height: number) => void;
}

export interface KillResult {
  readonly kills: number;
  /** How many kills came before the writer said its first word: while it opened the store. */
  readonly duringStart: number;
  /** Height in the end. */
  readonly height: number;
  /** Of the state in the store, which the replay came to as well. */
  readonly stateHash: string;
}

/** What of a writer's life is known to be committed. */
interface Committed {
  readonly height: number;
  readonly id: string;
}

const writer = join(packageRoot, "dist", "test", "bench", "kill", "killWriter.js");

/** Longest time a writer works before it is killed; one kill in five comes earlier, while it starts. */
const LONGEST_WORK_MS = 400;
const LONGEST_START_MS = 600;

/**
 * Starts a writer, kills it with SIGKILL at a random moment, and looks at what is left; as often as asked. In the end the
 * whole log is replayed from the genesis.
 *
 * @throws SK2502 for a lost block, half a block, a wrong hash or a writer that ended by itself; SK16xx for a store that
 * can't be read
 */
export async function killRounds(options: KillOptions): Promise<KillResult> {
  const { folder, kills, seed } = options;
  const random = randomFrom(seed);
  let duringStart = 0;
  let known: Committed = { height: 0, id: "" };
  for (let round = 1; round <= kills; round++) {
    const startMs = random.integer(5) === 0 ? random.integer(LONGEST_START_MS) : undefined;
    const said = await killedWriter(folder, `${seed} ${round}`, startMs, random.integer(LONGEST_WORK_MS));
    if (said === undefined) duringStart += 1;
    known = await inspect(folder, said ?? known);
    options.progress?.(round, known.height);
  }
  const { height, stateHash } = await replay(folder);
  return { kills, duringStart, height, stateHash };
}

/** @returns the last thing that the writer said was committed */
function killedWriter(
  folder: string,
  seed: string,
  startMs: number | undefined,
  workMs: number,
): Promise<Committed | undefined> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder, seed], { stdio: ["ignore", "pipe", "inherit"] });
    const kill = (): void => void child.kill("SIGKILL");
    let output = "";
    if (startMs !== undefined) setTimeout(kill, startMs);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      if (output === "" && startMs === undefined) setTimeout(kill, workMs);
      output += text;
    });
    child.on("close", (code, signal) => {
      if (signal === "SIGKILL") resolve(lastCommitted(output));
      else
        reject(
          fail(benchErrors.killTest, {
            problem: `the writer ended with ${code ?? signal}: ${output.slice(-200)}`,
          }),
        );
    });
  });
}

function lastCommitted(output: string): Committed | undefined {
  const line =
    output
      .slice(0, output.lastIndexOf("\n") + 1)
      .trimEnd()
      .split("\n")
      .at(-1) ?? "";
  const [, height, id] = /^committed ([0-9]+) ([0-9a-f]{64})$/.exec(line) ?? [];
  return height === undefined || id === undefined ? undefined : { height: Number(height), id };
}

/** Holds what is in the store against what was committed, and against itself. */
async function inspect(folder: string, committed: Committed): Promise<Committed> {
  const store = openLmdbStore(folder);
  try {
    const log = [...readLog(store)];
    // Killed before the genesis was written: there is nothing yet, and nothing may be missing.
    if (log.length === 0 && committed.height === 0) return committed;
    const state = loadStoredState(store);
    const head = headOf(state);
    const problem = (text: string): Error => fail(benchErrors.killTest, { problem: text });
    if (head.height < committed.height)
      throw problem(`block ${committed.height} is lost, ${head.height} is the last`);
    let next = 1;
    for (const record of log) {
      if (firstHeightOf(record) !== next) throw problem(`block ${next} is not in the log`);
      next = lastHeightOf(record) + 1;
      if (lastHeightOf(record) === committed.height && record.id !== committed.id) {
        throw problem(`block ${committed.height} is another one`);
      }
    }
    if (next !== head.height + 1) throw problem("the log doesn't end at the head");
    if (log.at(-1)?.stateHash !== recomputeStateHash(state))
      throw problem("the state is not the one of its last block");
    return { height: head.height, id: head.id };
  } finally {
    await store.close();
  }
}

async function replay(folder: string): Promise<{ readonly height: number; readonly stateHash: string }> {
  const store = openLmdbStore(folder);
  try {
    const replayed = replayStore(store);
    const state = loadStoredState(store);
    const [stored, computed] = [recomputeStateHash(state), recomputeStateHash(replayed.state)];
    if (stored !== computed) {
      throw fail(benchErrors.killTest, {
        problem: `the store has the state ${stored}, a replay ${computed}`,
      });
    }
    return { height: replayed.head.height, stateHash: stored };
  } finally {
    await store.close();
  }
}
