import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { secretFromUri } from "../../../../core/primitives/secretUri.js";
import type { ScryptCost } from "../../../../runner/keys/keyFileForm.js";
import { keyStore, type KeyStore } from "../../../../runner/keys/keyStore.js";

const cheap: ScryptCost = { logN: 12, r: 8, p: 1 };
const alice = secretFromUri("sr25519", "//Alice");
const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";

let dir: string;
let store: KeyStore;
beforeEach(async () => {
  dir = join(await mkdtemp(join(tmpdir(), "keys-")), "inner");
  store = keyStore(dir);
});
afterEach(() => rm(join(dir, ".."), { recursive: true }));

const code = async (action: Promise<unknown>): Promise<unknown> =>
  action.then(
    () => "none",
    (error: unknown) => (error as { code?: unknown }).code,
  );

describe("keyStore", () => {
  it("keeps a key, tells its account without the password, and gives it back with it", async () => {
    expect(await store.list()).toEqual([]);
    const info = await store.add("alice", alice, "correct horse", cheap);
    expect(info).toMatchObject({ name: "alice", scheme: "sr25519", account: ALICE });
    expect(await store.list()).toEqual([info]);
    expect(await store.open("alice", "correct horse")).toEqual({
      scheme: "sr25519",
      bytes: Uint8Array.from(alice.bytes),
    });
    await store.remove("alice");
    expect(await store.list()).toEqual([]);
  });

  it("is readable by its owner alone, holds no secret in the open, and leaves nothing else behind", async () => {
    const { file } = await store.add("alice", alice, "correct horse", cheap);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await stat(dir)).mode & 0o777).toBe(0o700);
    expect(await readFile(file, "utf8")).not.toContain(
      Buffer.from(alice.bytes.subarray(0, 8)).toString("hex"),
    );
    expect(await readdir(dir)).toEqual(["alice.json"]);
  });

  it("never writes over a key", async () => {
    await store.add("alice", alice, "correct horse", cheap);
    const other = secretFromUri("ed25519", "//Bob");
    expect(await code(store.add("alice", other, "another one", cheap))).toBe("SK2701");
    expect((await store.info("alice")).account).toBe(ALICE);
    // Two at once: exactly one of them wins, and nothing is half written.
    const both = await Promise.all([
      code(store.add("bob", other, "another one", cheap)),
      code(store.add("bob", alice, "another one", cheap)),
    ]);
    expect(both.sort((a, b) => String(a).localeCompare(String(b)))).toEqual(["none", "SK2701"]);
    expect((await readdir(dir)).sort((a, b) => a.localeCompare(b))).toEqual(["alice.json", "bob.json"]);
  });

  it("tells a wrong password from a damaged file", async () => {
    const { file } = await store.add("alice", alice, "correct horse", cheap);
    expect(await code(store.open("alice", "wrong"))).toBe("SK2705");
    const text = await readFile(file, "utf8");
    const damaged: [string, string][] = [
      [text.slice(0, -40), "SK2703"],
      [text.replace('"version": 1', '"version": 2'), "SK2704"],
      [text.replace('"sr25519"', '"ed25519"'), "SK2703"],
      [text.replace(/"logN": 12/, '"logN": 30'), "SK2703"],
      [
        text.replace(
          /("sealedHex": ")(.)/,
          (_, head: string, digit: string) => head + (digit === "0" ? "1" : "0"),
        ),
        "SK2703",
      ],
      ["[]", "SK2703"],
      ["", "SK2703"],
    ];
    for (const [content, expected] of damaged) {
      await writeFile(file, content);
      expect(await code(store.open("alice", "correct horse")), content).toBe(expected);
    }
  });

  it.each(["", "../alice", "a/b", ".hidden", "x".repeat(65)])("refuses the name %j", async (name) => {
    expect(await code(store.add(name, alice, "correct horse", cheap))).toBe("SK2700");
    expect(await code(store.info(name))).toBe("SK2700");
  });

  it("says what is not there", async () => {
    expect(await code(store.info("alice"))).toBe("SK2702");
    expect(await code(store.open("alice", "x"))).toBe("SK2702");
    expect(await code(store.remove("alice"))).toBe("SK2702");
  });
});
