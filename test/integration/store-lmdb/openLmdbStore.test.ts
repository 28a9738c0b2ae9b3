import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { equalBytes } from "../../../core/primitives/bytes.js";
import { isSubnetkitError } from "../../../core/primitives/errors.js";
import type { Store } from "../../../core/primitives/store.js";
import { openLmdbStore } from "../../../plugins/store-lmdb/openLmdbStore.js";

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "subnetkit-store-"));
  folders.push(folder);
  return folder;
};
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

const codeOf = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return isSubnetkitError(error) ? error.code : `uncoded: ${String(error)}`;
  }
  return "nothing thrown";
};
const key = (...bytes: number[]): Uint8Array => Uint8Array.from(bytes);
const keysIn = (store: Store, prefix: Uint8Array, order?: "descending"): number[][] =>
  Array.from(store.entries(prefix, order), ([found]) => [...found]);

describe("openLmdbStore", () => {
  it("keeps what was written, in byte order, after it is opened again", async () => {
    const folder = join(newFolder(), "new", "folder");
    const store = openLmdbStore(folder);
    const long = new Uint8Array(2_000_000).fill(7);
    store.write([
      { key: key(2, 255), value: key(1) },
      { key: key(2), value: key(2) },
      { key: key(1, 9), value: long },
      { key: key(3), value: key(3) },
      { key: key(255, 255), value: key(4) },
    ]);
    store.write([{ key: key(3) }, { key: key(200) }]);
    await store.close();
    await store.close();
    expect(codeOf(() => store.get(key(1)))).toBe("SK1656");
    expect(codeOf(() => [...store.entries(key(1))])).toBe("SK1656");
    expect(codeOf(() => store.write([]))).toBe("SK1656");

    const again = openLmdbStore(folder);
    expect(keysIn(again, key())).toEqual([[1, 9], [2], [2, 255], [255, 255]]);
    expect(keysIn(again, key(2))).toEqual([[2], [2, 255]]);
    expect(keysIn(again, key(255))).toEqual([[255, 255]]);
    expect(keysIn(again, key(2), "descending")).toEqual([[2, 255], [2]]);
    for (const prefix of [key(), key(1), key(3), key(255), key(254)]) {
      expect(keysIn(again, prefix, "descending")).toEqual(keysIn(again, prefix).reverse());
    }
    expect(equalBytes(again.get(key(1, 9)) ?? key(), long)).toBe(true);
    expect(again.get(key(3))).toBeUndefined();
    await again.close();
  });

  it("is open once", async () => {
    const folder = newFolder();
    const store = openLmdbStore(folder);
    expect(codeOf(() => openLmdbStore(folder))).toBe("SK1650");
    await store.close();
    // The test runner's parent is another process, and alive.
    writeFileSync(join(folder, "lock"), `${process.ppid} `);
    expect(codeOf(() => openLmdbStore(folder))).toBe("SK1650");
    // Its id with another start: whoever held the lock is gone.
    if (process.platform === "linux") {
      writeFileSync(join(folder, "lock"), `${process.ppid} 1`);
      await openLmdbStore(folder).close();
    }
    const { pid } = spawnSync(process.execPath, ["-e", ""]);
    writeFileSync(join(folder, "lock"), `${pid} 5`);
    await openLmdbStore(folder).close();
    writeFileSync(join(folder, "lock"), "");
    await openLmdbStore(folder).close();
  });

  it("refuses what is no folder of its own", () => {
    const folder = newFolder();
    writeFileSync(join(folder, "letter.txt"), "dear");
    expect(codeOf(() => openLmdbStore(folder))).toBe("SK1651");
    expect(codeOf(() => openLmdbStore(join(folder, "letter.txt")))).toBe("SK1652");
  });

  it("refuses a file that is foreign, cut off or damaged, and survives it", async () => {
    const folder = newFolder();
    const file = join(folder, "chain.mdb");
    for (const content of [Buffer.from("not a database"), Buffer.alloc(16_384, 0xa5)]) {
      writeFileSync(file, content);
      expect(codeOf(() => openLmdbStore(folder))).toBe("SK1653");
    }
    rmSync(file);
    const store = openLmdbStore(folder);
    store.write(
      Array.from({ length: 2_000 }, (_, n) => ({ key: key(n >> 8, n & 255), value: new Uint8Array(300) })),
    );
    await store.close();
    const whole = readFileSync(file);
    truncateSync(file, 100_000);
    expect(codeOf(() => openLmdbStore(folder))).toBe("SK1653");
    const overwritten = Buffer.from(whole);
    overwritten.fill(0xff, 8_192, 400_000);
    writeFileSync(file, overwritten);
    expect(codeOf(() => openLmdbStore(folder))).toBe("SK1653");
    writeFileSync(file, whole);
    const mended = openLmdbStore(folder);
    expect(keysIn(mended, key())).toHaveLength(2_000);
    await mended.close();
  });

  it("grows far beyond its first map", async () => {
    const folder = newFolder();
    const store = openLmdbStore(folder);
    for (let n = 0; n < 40; n++) store.write([{ key: key(n), value: new Uint8Array(1_000_000).fill(n) }]);
    expect(statSync(join(folder, "chain.mdb")).size).toBeGreaterThan(40_000_000);
    await store.close();
    const again = openLmdbStore(folder);
    expect(again.get(key(39))?.[999_999]).toBe(39);
    await again.close();
  });
});
