import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { vendorPackage } from "../../../../runner/scaffold/vendorPackage.js";

let folder: string;
const content = Buffer.from([0x1f, 0x8b, 0xff]);
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "subnetkit-vendor-"));
  writeFileSync(join(folder, "kit-1.tgz"), content);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("vendorPackage", () => {
  it("carries a tarball along, so that the package holds elsewhere", () => {
    const carried = { spec: "file:vendor/kit-1.tgz", files: [{ path: "vendor/kit-1.tgz", content }] };
    expect(vendorPackage("file:kit-1.tgz", folder)).toEqual(carried);
    expect(vendorPackage(`file:${join(folder, "kit-1.tgz")}`, "/")).toEqual(carried);
  });

  it("leaves a version to the registry", () => {
    expect(vendorPackage("^0.1.0", folder)).toEqual({ spec: "^0.1.0", files: [] });
  });

  it("names a folder that the package is tied to", () => {
    expect(vendorPackage("file:.", folder)).toEqual({ spec: `file:${folder}`, files: [], tiedTo: folder });
  });

  it("refuses with SK3408 what is gone", () => {
    expect(() => vendorPackage("file:gone.tgz", folder)).toThrow(expect.objectContaining({ code: "SK3408" }));
  });
});
