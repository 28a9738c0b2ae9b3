import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Kind } from "./packageName.js";
import type { TemplateFile } from "./renderTemplate.js";

const templates = new URL("../templates/", import.meta.url);

/** All files of a template, in the order of their paths. */
export async function readTemplate(kind: Kind): Promise<TemplateFile[]> {
  return readBelow(fileURLToPath(new URL(`${kind}/`, templates)), "");
}

async function readBelow(folder: string, prefix: string): Promise<TemplateFile[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const sorted = entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files = await Promise.all(
    sorted.map(async (entry): Promise<TemplateFile[]> => {
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) return readBelow(join(folder, entry.name), `${path}/`);
      return [{ path, content: await readFile(join(folder, entry.name)) }];
    }),
  );
  return files.flat();
}
