import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { checkSubnet } from "../../../runner/check/checkSubnet.js";
import { root } from "../../architecture/sources.js";

const folder = join(root, "docs", "examples");

describe("the subnets to copy from", () => {
  it.concurrent.each(readdirSync(folder))("conform: %s", async (name) => {
    const { ok, findings, verdicts } = await checkSubnet(pathToFileURL(join(folder, name)).href);
    expect(findings.filter(({ kind }) => kind === "broken")).toEqual([]);
    expect(Object.values(verdicts)).not.toContain("skipped");
    expect(ok).toBe(true);
  });
});
