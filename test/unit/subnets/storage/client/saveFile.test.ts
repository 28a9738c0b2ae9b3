import { mkdir, mkdtemp, readFile, stat, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { StorageClient } from "../../../../../subnets/storage/client/client.js";
import { putFile } from "../../../../../subnets/storage/client/putFile.js";
import { saveFile } from "../../../../../subnets/storage/client/saveFile.js";
import type { StoredFile } from "../../../../../subnets/storage/client/storedFile.js";
import { codeOf } from "../codeOf.js";
import { pseudoRandomBytes } from "../pseudoRandomBytes.js";
import { localClient, localNetwork, streamOf, type LocalNetwork } from "./localNetwork.js";

const content = pseudoRandomBytes("saved", 3_000_000);
let network: LocalNetwork;
let client: StorageClient;
let file: StoredFile;
let path: string;

beforeAll(async () => {
  network = localNetwork(4);
  client = await localClient(network);
  const source = streamOf(content);
  ({ file } = await putFile(client, { name: "a.bin", source, dataShards: 2, parityShards: 2 }));
});

beforeEach(async () => {
  network.gone.clear();
  network.asked.clear();
  path = join(await mkdtemp(join(tmpdir(), "subnetkit-saved-")), "a.bin");
});

const isGone = (of: string): Promise<boolean> =>
  stat(of).then(
    () => false,
    () => true,
  );

/** Bytes of the chunks that end within the first `bytes`. */
const wholeWithin = (bytes: number): number => {
  let at = 0;
  for (const { plainBytes } of file.chunks) if (at + plainBytes <= bytes) at += plainBytes;
  return at;
};

describe("a saved file", () => {
  it("is there whole, and nothing is beside it", async () => {
    const seen: number[] = [];
    const progress = ({ doneBytes }: { doneBytes: number }): unknown => seen.push(doneBytes);
    expect(await saveFile({ ...client, progress }, "a.bin", path)).toEqual({ file, resumedBytes: 0 });
    expect((await readFile(path)).equals(content)).toBe(true);
    expect(await isGone(`${path}.part`)).toBe(true);
    expect(seen.at(-1)).toBe(content.length);
  });

  it("replaces what was there only when it is whole", async () => {
    await writeFile(path, "before");
    network.gone.add(0).add(1).add(2);
    expect(await codeOf(() => saveFile(client, "a.bin", path))).toBe("SK4102");
    expect(await readFile(path, "utf8")).toBe("before");
    network.gone.clear();
    await saveFile(client, "a.bin", path);
    expect((await readFile(path)).equals(content)).toBe(true);
  });

  it("goes on behind the last whole chunk", async () => {
    await writeFile(`${path}.part`, content.subarray(0, content.length - 1));
    const { resumedBytes } = await saveFile(client, "a.bin", path);
    expect(resumedBytes).toBe(wholeWithin(content.length - 1));
    expect(resumedBytes).toBeGreaterThan(0);
    const last = file.chunks.length - 1;
    expect(network.asked.get("get")).toBe(2 * (file.chunks.length - last));
    expect((await readFile(path)).equals(content)).toBe(true);
  });

  it("trusts nothing in a draft that is not as it was put", async () => {
    // What a crash leaves: the length is on the disk, the bytes are not.
    await writeFile(`${path}.part`, content);
    await truncate(`${path}.part`, wholeWithin(content.length - 1) - 1);
    await truncate(`${path}.part`, content.length + 5);
    const { resumedBytes } = await saveFile(client, "a.bin", path);
    expect(resumedBytes).toBeLessThan(wholeWithin(content.length - 1));
    expect((await readFile(path)).equals(content)).toBe(true);
  });

  it("needs nothing of the miners when the draft is whole", async () => {
    await writeFile(`${path}.part`, content);
    network.gone.add(0).add(1).add(2).add(3);
    expect((await saveFile(client, "a.bin", path)).resumedBytes).toBe(content.length);
    expect((await readFile(path)).equals(content)).toBe(true);
  });

  it("leaves what came when a path can't be had", async () => {
    await mkdir(path);
    await expect(saveFile(client, "a.bin", path)).rejects.toMatchObject({ code: "EISDIR" });
    expect((await readFile(`${path}.part`)).equals(content)).toBe(true);
    expect(await codeOf(() => saveFile(client, "b.bin", path))).toBe("SK4120");
  });
});
