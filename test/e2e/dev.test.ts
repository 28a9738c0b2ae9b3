import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { EpochReport, NeuronRow, Summary } from "../../runner/devnet/reports.js";
import { contract } from "../../subnets/price-prediction/contract.js";
import { root } from "../architecture/sources.js";
import { startCli } from "./cli.js";
import { countSessions } from "./countSessions.js";

const fixture = (name: string): string => join(root, "test", "fixtures", "subnets", name);
const network = (name: string): readonly string[] => [
  "--config",
  join(root, "test", "fixtures", "networks", name),
];
/** One validator, a network and a random walk: what it shows does not need more. */
const small = network("small.json");
/** One validator and one miner, which compute nothing: for what has nothing to do with them. */
const tiny = network("tiny.json");
const misbehaving = fixture("misbehaving.mjs");
const throwing = fixture("throwsAtLoad.mjs");

/** The summary as JSON: amounts are decimal strings there, which these tests do not compute with. */
const summaryOf = (stdout: string): Summary => JSON.parse(stdout) as Summary;
const minersOf = (report: EpochReport | undefined): NeuronRow[] =>
  (report?.rows ?? []).filter((row) => row.role === "miner");

describe("subnetkit dev", () => {
  it("ends with every miner scored, the random walk earning least, incentives in the order of scores; each model is loaded once", async () => {
    const { code, stdout, sessions } = await countSessions([
      ...["dev", "price-prediction", "--epochs", "3", "--seed", "acceptance"],
      ...["--json", "--port", "0"],
    ]);
    expect(code).toBe(0);
    expect(sessions).toEqual([contract.models.paths.sha256]);
    const summary = summaryOf(stdout);
    const miners = minersOf(summary.subnets[0]);
    expect(miners.length).toBeGreaterThanOrEqual(3);
    for (const miner of miners) expect(miner.meanScore, miner.profile).toBeGreaterThan(0);
    const byIncentive = [...miners]
      .sort((a, b) => b.incentiveU16 - a.incentiveU16)
      .map((miner) => miner.profile);
    const byScore = [...miners]
      .sort((a, b) => (b.meanScore ?? 0) - (a.meanScore ?? 0))
      .map((miner) => miner.profile);
    expect(byIncentive).toEqual(byScore);
    expect(byIncentive.at(-1)).toBe("randomWalk");
    expect(summary.conservation).toBe(true);
    expect(summary.problems).toEqual([]);
    // The network has a buyer, who got something.
    expect(summary.sales.map(({ subnet, answers }) => [subnet, answers > 0])).toEqual([
      ["price-prediction", true],
    ]);
    // Conservation is a constant of the wiring unless amounts really moved.
    expect(miners.every((miner) => BigInt(miner.emission) > 0n)).toBe(true);
  });

  it("repeats with a seed: the same hash, whatever the port and the timing; and prints only it when quiet", async () => {
    const args = (seed: string, form: string): readonly string[] => [
      "dev",
      ...small,
      "--epochs",
      "1",
      "--seed",
      seed,
      form,
      "--port",
      "0",
    ];
    const [first, second] = await Promise.all([startCli(args("7", "--json")), startCli(args("7", "--json"))]);
    const { stateHash } = summaryOf(first.stdout);
    expect(stateHash).toMatch(/^[0-9a-f]{64}$/);
    expect(summaryOf(second.stdout)).toEqual(summaryOf(first.stdout));

    const quiet = await startCli(args("8", "--quiet"));
    expect(quiet.code).toBe(0);
    expect(quiet.stdout.trimStart()).toMatch(/^Stopped at block/);
    const [, other] = /State hash ([0-9a-f]{64})/.exec(quiet.stdout) ?? [];
    expect(other).toBeDefined();
    expect(other).not.toBe(stateHash);
  });

  it("records garbage, late, missing and throwing answers and pays the honest miner", async () => {
    const { code, stdout, stderr } = await startCli([
      "dev",
      "--epochs",
      "2",
      "--json",
      "--port",
      "0",
      // By the clock, since in lock-step a deadline takes half a minute. An epoch has room for the two seconds of a round.
      "--block-ms",
      "200",
      "--subnet",
      misbehaving,
    ]);
    expect(code).toBe(0);
    const miners = new Map(minersOf(summaryOf(stdout).subnets[0]).map((miner) => [miner.profile, miner]));
    expect(miners.get("honest")?.incentiveU16).toBeGreaterThan(65_000);
    expect(miners.get("honest")?.missing).toEqual({});
    expect(Object.keys(miners.get("garbage")?.missing ?? {})).toEqual(["failed"]);
    expect(Object.keys(miners.get("late")?.missing ?? {})).toEqual(["late"]);
    expect(Object.keys(miners.get("never")?.missing ?? {})).toEqual(["late"]);
    expect(Object.keys(miners.get("throwing")?.missing ?? {})).toEqual(["failed"]);
    for (const profile of ["garbage", "late", "never", "throwing"])
      expect(miners.get(profile)?.incentiveU16, profile).toBe(0);
    // What the honest one writes to its log is shown once, from the usual level on.
    const said = 'info (misbehaving UID 3) doubles what it is asked limits="[ 0, 2n ]" unit="of everything"';
    expect(stderr.split("\n").filter((line) => line.startsWith("info"))).toEqual([said]);
    expect(stderr).not.toContain("not worth showing");
  });

  it("names a miner whose model is corrupt and validators that can't make tasks, and runs the others", async () => {
    const subnets = ["brokenModel.mjs", "missingData.mjs"].flatMap((name) => ["--subnet", fixture(name)]);
    const args = ["dev", "--epochs", "1", "--seed", "1", "--json", "--port", "0", ...subnets];
    const { code, stdout, stderr } = await startCli(args);
    expect(code).toBe(0);
    expect(stderr).toContain("SK2001");
    const summary = summaryOf(stdout);
    const [withModels] = summary.subnets;
    const problemsOf = (netuid: number): readonly (readonly [number | undefined, string])[] =>
      summary.problems
        .filter((problem) => problem.netuid === netuid)
        .map(({ uid, error }) => [uid, error.code]);
    // Before a byte of the model is parsed.
    expect(problemsOf(1)).toEqual([[3, "SK2001"]]);
    expect(minersOf(withModels).map(({ profile, incentiveU16 }) => [profile, incentiveU16])).toEqual([
      ["withModel", 0],
      ["withoutModel", 65_535],
    ]);
    // The plugin's own error stands in the message.
    const named = summary.problems.filter(({ error }) => error.message.includes("prices.csv"));
    expect(named.map(({ netuid, uid }) => [netuid, uid])).toEqual([
      [2, 0],
      [2, 1],
      [2, 2],
    ]);
  });

  it("tells what throws in a miner and in a validator with its own lines first, and with profile and role", async () => {
    const subnet = ["--subnet", fixture("wrong/throwing.mjs")];
    const { stdout, stderr } = await startCli([
      ...["dev", "--epochs", "1", "--seed", "1", "--json", "--port", "0"],
      ...subnet,
    ]);
    const problems = summaryOf(stdout).problems.flatMap(({ error, uid, role, profile, trace = [] }) =>
      trace.length === 0 ? [] : [[error.code, uid, role, profile, trace[0]]],
    );
    expect(problems).toEqual([
      ...[0, 1, 2].map((uid) => ["SK1522", uid, "validator", undefined, "at throwing.mjs:8  scores"]),
      ["SK1501", 3, "miner", "unlucky", "at throwing.mjs:5  inner"],
    ]);
    expect(stderr).toMatch(/SK1501 \(netuid 1, UID 3, miner unlucky\) .*no luck\.\n {2}at throwing\.mjs:5/);
    expect(stderr).toMatch(/SK1522 \(netuid 1, UID \d, validator\) .*no score\.\n {2}at throwing\.mjs:8/);
  });

  it("goes on without a subnet that can't be loaded, and says so with its exit code", async () => {
    const { code, stdout, stderr } = await startCli([
      "dev",
      "--epochs",
      "1",
      "--seed",
      "1",
      "--json",
      "--port",
      "0",
      "--subnet",
      throwing,
      "--subnet",
      fixture("echo.mjs"),
    ]);
    expect(code).toBe(1);
    expect(stderr).toMatch(/SK13[0-9]{2}/);
    expect(summaryOf(stdout).subnets.map((report) => report.subnet)).toEqual(["echo"]);
  });

  it("names a subnet among the kernel plugins and a kernel plugin among the subnets, and says so with its exit code", async () => {
    const echo = fixture("echo.mjs");
    const quiet = join(root, "test", "fixtures", "plugins", "quiet.mjs");
    const folder = mkdtempSync(join(tmpdir(), "subnetkit-misplaced-"));
    const config = join(folder, "subnetkit.config.json");
    const told = async (value: object): Promise<unknown> => {
      writeFileSync(config, JSON.stringify(value));
      const how = ["--epochs", "1", "--seed", "1", "--json", "--port", "0", "--config", config];
      const { code, stdout } = await startCli(["dev", ...how]);
      return [code, summaryOf(stdout).problems.map(({ error }) => `${error.code} ${error.message}`)];
    };
    try {
      expect(await told({ subnets: [echo], plugins: [echo, quiet] })).toEqual([
        1,
        [`SK1374 The plugin ${echo} is a subnet, not a kernel plugin.`],
      ]);
      expect(await told({ subnets: [echo, quiet] })).toEqual([
        1,
        [`SK1375 ${quiet} is a kernel plugin, not a subnet.`],
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("has scored answers in the first epoch, however fast its clock is", async () => {
    // An epoch of 0.4 s, which is over long before the neurons have loaded their code.
    const clock = ["--block-ms", "20", "--epochs", "1"];
    const { code, stdout } = await startCli(["dev", ...tiny, ...clock, "--json", "--port", "0"]);
    expect(code).toBe(0);
    const { height, subnets } = summaryOf(stdout);
    expect(height).toBe(20);
    const miners = minersOf(subnets[0]);
    expect(miners.map(({ meanScore, incentiveU16 }) => [meanScore, incentiveU16])).toEqual([[1, 65_535]]);
  });

  it("stops cleanly on Ctrl-C, with a summary", async () => {
    let sent = false;
    const { code, stdout } = await startCli(
      ["dev", ...tiny, "--port", "0", "--block-ms", "60"],
      (text, child) => {
        if (!sent && text.includes("Epoch 1 ")) {
          sent = true;
          child.kill("SIGINT");
        }
      },
    );
    expect(code).toBe(0);
    expect(stdout).toContain("Stopped at block");
    expect(stdout).not.toContain("\u001b[");
  });
});
