import { spawn, type ChildProcess } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { developmentSigner } from "../../core/primitives/keys.js";
import { ask } from "../../plugins/rpc/client/ask.js";
import { root } from "../architecture/sources.js";
import { bin } from "../e2e/cli.js";

/** A line of `subnetkit dev --json`. */
interface Line {
  readonly event: string;
  readonly [field: string]: unknown;
}

let folder: string;
let dev: ChildProcess;
let lines: Line[];
let stderr: string;
let changed: () => void;

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "subnetkit-reload-")));
  cpSync(join(root, "test", "fixtures", "subnets", "typed"), folder, { recursive: true });
  lines = [];
  stderr = "";
  changed = () => undefined;
});
afterEach(async () => {
  const closed = new Promise((resolve) => dev.once("close", resolve));
  if (dev.exitCode === null && dev.kill("SIGKILL")) await closed;
  rmSync(folder, { recursive: true, force: true });
});

function start(...args: readonly string[]): void {
  dev = spawn(process.execPath, [bin, "dev", ".", "--json", "--port", "0", "--block-ms", "60", ...args], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1" },
  });
  let rest = "";
  dev.stdout?.setEncoding("utf8").on("data", (text: string) => {
    const parts = (rest + text).split("\n");
    rest = parts.pop() ?? "";
    lines.push(...parts.map((part) => JSON.parse(part) as Line));
    changed();
  });
  dev.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
    changed();
  });
}

/** Resolves once something is there. The test's own time limit is the only one. */
function until(there: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    changed = () => {
      if (there()) resolve();
    };
    changed();
  });
}

const edit = (file: string, from: string | RegExp, to: string): void => {
  const path = join(folder, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
};
const count = (event: string): number => lines.filter((line) => line.event === event).length;
const lastHeight = (): number =>
  Number(lines.filter(({ event }) => event === "epoch").at(-1)?.["height"] ?? 0);
/** An epoch of a later block than anything so far. */
async function nextEpoch(): Promise<void> {
  const before = count("epoch");
  await until(() => count("epoch") > before + 1);
}

describe("subnetkit dev, while its subnet's files change", () => {
  it("reloads, survives what does not compile, and comes back, on one chain", async () => {
    start();
    await until(() => count("epoch") >= 2);

    edit("miners.ts", "value * 2", "value * 3");
    await until(() => count("reloaded") === 1);
    const heightBefore = lastHeight();
    await nextEpoch();
    expect(lastHeight()).toBeGreaterThan(heightBefore);

    // A part that does not compile: the version before runs on.
    edit("validator.ts", "randomFrom(seed)", "randomFrom(seed");
    await until(() => stderr.includes("The version before runs on"));
    expect(stderr).toMatch(/SK1373 .*\n {2}at validator\.ts:\d+/);
    await nextEpoch();

    // New messages: all peers change together and understand each other.
    edit("validator.ts", "randomFrom(seed", "randomFrom(seed)");
    edit("contract.ts", "maximum: 10_000", "maximum: 20_000");
    await until(() => lines.some((line) => line.event === "reloaded" && line["newMessages"] === true));
    const silent = stderr.length;
    await nextEpoch();
    expect(stderr.slice(silent)).toBe("");
    expect(count("started")).toBe(1);
  });

  it("answers whoever asks meanwhile: a gateway that goes is not in the node's list, and the next is waited for", async () => {
    const clients = "clients: { perMinute: 100_000, burst: 100_000, budgetPerHour: 1_000_000 }";
    edit("contract.ts", "models: {},", `models: {}, ${clients},`);
    start();
    await until(() => count("epoch") >= 1);
    const { rpcPort } = lines.find(({ event }) => event === "started") as unknown as { rpcPort: number };
    const how = { subnet: "typed", signer: developmentSigner("subnetkit", "alice/coldkey") };
    const outcomes = new Set<string>();
    for (const factor of [3, 4]) {
      const before = count("reloaded");
      edit("miners.ts", /value \* \d/, `value * ${factor}`);
      while (count("reloaded") === before) {
        const outcome = await ask(`ws://127.0.0.1:${rpcPort}`, { value: 7 }, how).then(
          () => "answered",
          (error: unknown) => (error as { readonly code: string }).code,
        );
        outcomes.add(outcome);
      }
    }
    // Only what was under way when the gateway went, or the miners, can't be asked again unseen.
    expect([...outcomes].filter((outcome) => !["SK1917", "SK3012"].includes(outcome))).toEqual(["answered"]);
  });

  it("waits for a subnet that does not load, and starts when it does", async () => {
    edit("contract.ts", "defineContract({", "defineContract({{");
    start();
    await until(() => stderr.includes("No subnet can be loaded"));
    expect(stderr).toMatch(/SK1371 .*\n {2}at contract\.ts:\d+/);
    edit("contract.ts", "defineContract({{", "defineContract({");
    await until(() => count("epoch") > 0);
  });

  it("looks at a mended file while the load before it hangs, and stops at once", async () => {
    const loop = "\nfor (;;);\n";
    const end = /\nfor \(;;\);\n$/;
    const tellsOfIt = (times: number) => () => stderr.split("has been loading").length > times;
    edit("validator.ts", /$/, loop);
    edit("contract.ts", /$/, loop);
    start();
    await until(tellsOfIt(1));
    // The validator's part is not loaded before the network runs.
    edit("validator.ts", end, "");
    edit("contract.ts", end, "");
    await until(() => count("epoch") >= 1);

    edit("validator.ts", /$/, loop);
    await until(tellsOfIt(2));
    await nextEpoch();
    edit("validator.ts", end, "");
    await until(() => count("reloaded") === 1);

    edit("validator.ts", /$/, loop);
    await until(tellsOfIt(3));
    const closed = new Promise((resolve) => dev.once("close", resolve));
    dev.kill("SIGINT");
    expect(await closed).toBe(0);
    // Nobody waited until something was given up.
    expect(stderr).not.toMatch(/SK\d/);
  });

  it("says which miners have lost their profile, and refuses to become another subnet", async () => {
    start();
    await until(() => count("epoch") >= 1);
    edit("contract.ts", /scaled: Type.*\n/, "\n");
    edit("index.ts", /scaled: .*\n/, "\n");
    edit("miners.ts", /export const scaled[^]*$/, "");
    await until(() => stderr.includes("SK3321"));
    edit("contract.ts", 'id: "typed"', 'id: "other"');
    await until(() => stderr.includes("SK3320"));
    await nextEpoch();
  });

  it("says of its configuration and of kernel plugins that they count after a new start, and reloads nothing for them, nor for what nobody reads", async () => {
    const config = (more: string): string => `export default { plugins: ["./plugins/quiet.mjs"]${more} };\n`;
    mkdirSync(join(folder, "plugins"));
    const quiet = readFileSync(join(root, "test", "fixtures", "plugins", "quiet.mjs"), "utf8");
    writeFileSync(join(folder, "plugins", "quiet.mjs"), `import "./helper.mjs";\n${quiet}`);
    writeFileSync(join(folder, "plugins", "helper.mjs"), "export {};\n");
    writeFileSync(join(folder, "subnetkit.config.ts"), config(""));
    start();
    await until(() => count("epoch") >= 1);
    writeFileSync(join(folder, "subnetkit.config.ts"), config(", blockMs: 100"));
    await until(() => stderr.includes("subnetkit.config.ts changed"));
    writeFileSync(join(folder, "plugins", "helper.mjs"), "export const more = 1;\n");
    await until(() => stderr.includes("helper.mjs changed"));
    for (const name of ["README.md", "notes.txt", "notes.json", ".index.ts.swp"])
      writeFileSync(join(folder, name), "{}");
    edit("miners.ts", "value * 2", "value * 3");
    await until(() => count("reloaded") > 0);
    expect(count("reloaded")).toBe(1);
  });

  it("opens a debugger for the role that is named", async () => {
    start("--inspect-miner");
    await until(() => count("inspectable") > 0);
    const inspectable = lines.find(({ event }) => event === "inspectable");
    expect(inspectable?.["role"]).toBe("miner");
    const { host } = new URL(String(inspectable?.["url"]));
    const targets = (await (await fetch(`http://${host}/json/list`)).json()) as unknown[];
    expect(targets).toHaveLength(1);
  });
});
