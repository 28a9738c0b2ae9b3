import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { fail } from "subnetkit/plugin";
import { feedErrors } from "./feedErrors.js";

/** SHA-256 of `data/sp500-2000.csv` in vega-datasets 3.2.1. */
const SP500_SHA256 = "9409e9342d0657c747324e4cfabce8a8c7f663bc485b95a3378f36b0a160f8c8";

/** A price file and, where it is pinned, the bytes that are meant. */
export interface PriceFile {
  readonly url: URL;
  readonly sha256?: string;
}

/** The S&P 500 index, daily, from 2000-01-03 to 2020-04-17, inside the installed dependency. */
export function sp500File(): PriceFile {
  // The package exports its entry alone, build/index.js; the data stands beside that folder.
  const entry = createRequire(import.meta.url).resolve("vega-datasets");
  return { url: new URL("../data/sp500-2000.csv", pathToFileURL(entry)), sha256: SP500_SHA256 };
}

/**
 * The bytes of a price file, once its hash is known to be right.
 *
 * @throws SK2300 when it cannot be read · SK2301 when its bytes are others than are pinned
 */
export async function readPriceBytes({ url, sha256 }: PriceFile): Promise<Buffer> {
  const path = fileURLToPath(url);
  const bytes = await readFile(url).catch((cause: unknown) => {
    throw fail(feedErrors.missing, { path }, cause);
  });
  if (sha256 === undefined) return bytes;
  const actual = createHash("sha256").update(bytes).digest("hex");
  if (actual !== sha256) throw fail(feedErrors.changed, { path, actual, expected: sha256 });
  return bytes;
}

/** The text of a price file. @throws SK2300, SK2301 */
export async function readPriceFile(file: PriceFile): Promise<string> {
  return (await readPriceBytes(file)).toString("utf8");
}
