import { auditFiles } from "../../../subnets/storage/client/auditFiles.js";
import type { StorageOptions } from "../commands/storage.js";
import { jsonText } from "../output/json.js";
import { left, renderTable, right } from "../output/table.js";
import { chosenFiles } from "./chosenFiles.js";
import { withStorage } from "./withStorage.js";

/** Runs `subnetkit storage audit`. */
export async function audit(name: string | undefined, options: StorageOptions): Promise<void> {
  await withStorage(options, "audit", async ({ client }) => {
    const files = await chosenFiles(client, name);
    const { holders, health } = await auditFiles(client, files);
    const states = [...health].map(([chunk, shards]) => ({
      live: shards.filter((state) => state === "live").length,
      needed: chunk.dataShards,
      all: shards.length,
    }));
    const count = (test: (state: (typeof states)[number]) => boolean): number => states.filter(test).length;
    const summary = {
      chunks: states.length,
      whole: count(({ live, all }) => live === all),
      degraded: count(({ live, all, needed }) => live < all && live >= needed),
      unreadable: count(({ live, needed }) => live < needed),
    };
    if (options.json) {
      process.stdout.write(`${jsonText({ ...summary, holders }, 2)}\n`);
      return;
    }
    const table = renderTable(
      [left("miner"), right("live"), right("lost"), right("no answer"), right("expected up")],
      holders.map(({ holder, live, lost, unreachable }) => [
        holder,
        String(live),
        String(lost),
        String(unreachable),
        `${Math.round(100 * client.availability({ uid: 0, hotkey: holder }))} %`,
      ]),
    );
    const next =
      summary.whole === summary.chunks
        ? ""
        : "\nNext: `subnetkit storage repair` makes what is missing anew.";
    process.stdout.write(
      `${table.join("\n")}\n\n${summary.chunks} chunks: ${summary.whole} whole, ${summary.degraded} with shards missing, ` +
        `${summary.unreadable} unreadable now${next}\n`,
    );
  });
}
