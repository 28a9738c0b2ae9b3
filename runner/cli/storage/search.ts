import { loadSentenceEncoder } from "../../../subnets/storage/search/sentenceEncoder.js";
import type { SearchOptions } from "../commands/storage.js";
import { jsonText } from "../output/json.js";
import { left, renderTable, right } from "../output/table.js";
import { withStorage } from "./withStorage.js";

const SHOWN_CHARACTERS = 100;

/** Runs `subnetkit storage search`. */
export async function search(question: string, options: SearchOptions): Promise<void> {
  await withStorage(options, "search", async ({ index }) => {
    const hits = await index.search(question, options.limit, await loadSentenceEncoder());
    if (options.json) process.stdout.write(`${jsonText(hits, 2)}\n`);
    else if (hits.length === 0) process.stdout.write("Nothing was put with --index under this key.\n");
    else {
      const table = renderTable(
        [right("likeness"), left("file"), right("line"), left("passage")],
        hits.map(({ likeness, name, line, text }) => [
          likeness.toFixed(2),
          name,
          String(line),
          shorten(text.replace(/\s+/g, " ")),
        ]),
      );
      process.stdout.write(`${table.join("\n")}\n`);
    }
  });
}

function shorten(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS - 1)}…` : text;
}
