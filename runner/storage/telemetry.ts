import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Witness } from "../../subnets/storage/client/askFor.js";
import type { Availability } from "../../subnets/storage/client/rankMiners.js";
import type { PredictAvailability } from "../../subnets/storage/availability/expectedAvailability.js";
import { MEMORY_HOURS } from "../../subnets/storage/availability/features.js";
import type { SeenHistory, Sighting } from "../../subnets/storage/availability/seenHistory.js";

/** What this machine saw of miners, and what it expects of them. */
export interface Telemetry {
  readonly witness: Witness;
  /** Reads what was seen before and asks the model; of who was never seen nothing better than half is expected. */
  expect(predict: PredictAvailability): Promise<Availability>;
  /** Everything that was seen, a history for each miner. */
  histories(): readonly SeenHistory[];
  save(): Promise<void>;
}

const UNKNOWN = 0.5;

/** Opens the sightings that are kept in a folder. What can't be read is begun anew: it is no more than experience. */
export async function openTelemetry(folder: string, nowMs: () => number = Date.now): Promise<Telemetry> {
  const path = join(folder, "seen.json");
  const seen = new Map<string, Sighting[]>(await readSeen(path));
  const hourNow = (): number => nowMs() / 3_600_000;
  return {
    witness: ({ hotkey }, up) => {
      const history = seen.get(hotkey) ?? [];
      const hour = hourNow();
      const last = history.at(-1);
      // Many answers within minutes are one sighting.
      if (!last || last.up !== up || hour - last.hour > 0.1) history.push({ hour, up });
      seen.set(hotkey, history);
    },
    expect: async (predict) => {
      const known = [...seen];
      const shares = await predict(
        known.map(([, history]) => history),
        hourNow(),
      );
      const byHotkey = new Map(known.map(([hotkey], at) => [hotkey, shares[at] ?? UNKNOWN]));
      return ({ hotkey }) => byHotkey.get(hotkey) ?? UNKNOWN;
    },
    histories: () => [...seen.values()],
    save: async () => {
      const oldest = hourNow() - MEMORY_HOURS;
      const kept = [...seen].map(([hotkey, history]) => [
        hotkey,
        history.filter(({ hour }) => hour > oldest),
      ]);
      await writeFile(`${path}.part`, JSON.stringify(kept));
      await rename(`${path}.part`, path);
    },
  };
}

async function readSeen(path: string): Promise<[string, Sighting[]][]> {
  try {
    const value: unknown = JSON.parse(await readFile(path, "utf8"));
    return Array.isArray(value) ? (value as [string, Sighting[]][]) : [];
  } catch {
    return [];
  }
}
