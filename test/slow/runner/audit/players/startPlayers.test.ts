import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it, onTestFinished } from "vitest";
import { root } from "../../../../architecture/sources.js";
import { auditSubnet, type AuditReport } from "../../../../../runner/audit/auditSubnet.js";
import { startPlayers } from "../../../../../runner/audit/players/startPlayers.js";
import storage from "../../../../../subnets/storage/index.js";

const built = pathToFileURL(join(root, "dist", "subnets", "storage", "index.js")).href;
const options = { attacks: ["sybil", "random-weights"], seeds: 3, epochs: 2 };

async function auditIn(entry: string): Promise<AuditReport> {
  const players = startPlayers(entry, 2);
  onTestFinished(() => players.close());
  return auditSubnet(storage, options, players);
}

/** The URL of a module with this text. */
function moduleOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-players-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, "index.mjs");
  writeFileSync(file, text);
  return pathToFileURL(file).href;
}

const codeOf = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => undefined,
    (error: unknown) => (error as { readonly code?: unknown }).code,
  );

describe("processes that play attacks", () => {
  it("come to the same numbers as one process that plays in turn", async () => {
    expect(await auditIn(built)).toEqual(await auditSubnet(storage, options));
  });

  it("tell what went wrong by its code", async () => {
    expect(await codeOf(auditIn(moduleOf("export default 1;")))).toMatch(/^SK13/);
  });

  it("are given up when they end", async () => {
    expect(await codeOf(auditIn(moduleOf("process.exit(3);")))).toBe("SK3605");
  });
});
