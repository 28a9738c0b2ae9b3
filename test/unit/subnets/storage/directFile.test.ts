import { constants } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BLOCK_BYTES, blocks, openDirectFile } from "../../../../subnets/storage/directFile.js";
import { pseudoRandomBytes } from "./pseudoRandomBytes.js";

const CREATE = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "subnetkit-direct-"));
});
afterAll(() => rm(folder, { recursive: true }));

describe.each([true, false])("a file past the cache, durable: %s", (isDurable) => {
  const open = (name: string, flags: number): ReturnType<typeof openDirectFile> =>
    openDirectFile(join(folder, `${name}-${isDurable}`), flags, isDurable);

  it("holds what was written, at its place", async () => {
    const content = pseudoRandomBytes("blocks", 3 * BLOCK_BYTES);
    const memory = blocks.take(content.length);
    memory.set(content);
    const file = await open("whole", CREATE);
    await file.write(memory.subarray(BLOCK_BYTES), BLOCK_BYTES);
    await file.write(memory.subarray(0, BLOCK_BYTES), 0);
    await file.close();
    expect((await readFile(join(folder, `whole-${isDurable}`))).equals(content)).toBe(true);

    const back = blocks.take(5 * BLOCK_BYTES).fill(0);
    const again = await open("whole", constants.O_RDONLY);
    expect(await again.read(back, 0)).toBe(content.length);
    expect(back.subarray(0, content.length).equals(content)).toBe(true);
    await again.close();
  });

  it("takes what a disk does not: other memory, lengths and places", async () => {
    const content = pseudoRandomBytes("any", 10_001);
    const file = await open("any", CREATE);
    await file.write(content.subarray(0, 5_001), 0);
    await file.write(content.subarray(5_001), 5_001);
    await file.close();
    expect((await readFile(join(folder, `any-${isDurable}`))).equals(content)).toBe(true);

    const back = Buffer.alloc(9_000);
    const again = await open("any", constants.O_RDONLY);
    expect(await again.read(back.subarray(1), 1_002)).toBe(8_999);
    expect(back.subarray(1).equals(content.subarray(1_002))).toBe(true);
    await again.close();
  });
});

it("says what the system says", async () => {
  await expect(openDirectFile(join(folder, "none"), constants.O_RDONLY, false)).rejects.toMatchObject({
    code: "ENOENT",
  });
});
