import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { startCli } from "./cli.js";

const dir = mkdtempSync(join(tmpdir(), "subnetkit-keys-"));
const keys = join(dir, "keys");
const passwordFile = join(dir, "password");
const phraseFile = join(dir, "phrase");
writeFileSync(passwordFile, "correct horse\n");
writeFileSync(phraseFile, "//Alice\n");
afterAll(() => rmSync(dir, { recursive: true }));

const ALICE = "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY";
const run = (...args: string[]) => startCli(["keys", ...args]);
const common = ["--dir", keys, "--password-file", passwordFile];

describe("subnetkit keys", () => {
  it("makes a key, imports another, lists both, and signs what it verifies", async () => {
    const made = await run("new", "fresh", ...common, "--json");
    expect(made.stderr).toBe("");
    const { phrase, account } = JSON.parse(made.stdout) as { phrase: string; account: string };
    expect(phrase.split(" ")).toHaveLength(12);
    expect(statSync(join(keys, "fresh.json")).mode & 0o777).toBe(0o600);

    const imported = await run(
      "import",
      "alice",
      "--scheme",
      "sr25519",
      "--phrase-file",
      phraseFile,
      ...common,
    );
    expect(imported.stdout).toContain(ALICE);
    const listed = await run("list", "--dir", keys, "--json");
    expect(JSON.parse(listed.stdout)).toMatchObject([
      { name: "alice", scheme: "sr25519", account: ALICE },
      { name: "fresh", scheme: "ed25519", account },
    ]);

    const { stdout: signature } = await run("sign", "alice", "--text", "hello", ...common);
    const verify = (text: string) =>
      run("verify", ALICE, signature.trim(), "--text", text, "--scheme", "sr25519");
    expect(await verify("hello")).toMatchObject({ code: 0, stdout: "valid\n" });
    expect(await verify("hullo")).toMatchObject({ code: 1, stdout: "not valid\n" });
  });

  it("refuses with code, reason and next step", async () => {
    const wrongPassword = join(dir, "wrong");
    writeFileSync(wrongPassword, "something else");
    const cases: [readonly string[], string, number][] = [
      [["new", "alice", ...common], "SK2701", 1],
      [["sign", "alice", "--text", "x", "--dir", keys, "--password-file", wrongPassword], "SK2705", 1],
      [["sign", "alice", ...common], "SK2101", 2],
      [["show", "nobody", "--dir", keys], "SK2702", 1],
      [["remove", "alice", "--dir", keys], "SK2102", 1],
      [["new", "x", "--scheme", "ecdsa", ...common], "SK2100", 2],
    ];
    for (const [args, code, exitCode] of cases) {
      const result = await run(...args);
      expect(result.stderr, args.join(" ")).toContain(code);
      expect(result.stderr, args.join(" ")).toContain("Next:");
      expect(result.code, args.join(" ")).toBe(exitCode);
    }
    expect(readdirSync(keys).sort((a, b) => (a < b ? -1 : 1))).toEqual(["alice.json", "fresh.json"]);
  });

  it("shows development keys with a warning", async () => {
    const { code, stdout, stderr } = await run("dev", "--seed", "7", "alice", "--json");
    expect(code).toBe(0);
    expect(stderr).toContain("DEVELOPMENT KEYS");
    expect(JSON.parse(stdout)).toMatchObject({ seed: "7", keys: [{ name: "alice/coldkey" }] });
  });
});
