import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer, type AddressInfo } from "node:net";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { root } from "../architecture/sources.js";
import { bin, startCli } from "./cli.js";

const fixture = (name: string): string => join(root, "test", "fixtures", "subnets", name);

describe("the command line", () => {
  it("prints its version", async () => {
    const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
    expect(await startCli(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
  });

  it("helps, as a whole and for each command", async () => {
    const whole = await startCli(["--help"]);
    expect(whole.code).toBe(0);
    expect(whole.stdout).toContain("dev");
    const dev = await startCli(["dev", "--help"]);
    expect(dev.code).toBe(0);
    for (const option of ["--epochs", "--seed", "--port", "--json", "--quiet", "--subnet"])
      expect(dev.stdout).toContain(option);
  });

  it.each([
    [["dev", "--nonsense"], "SK2100", 2],
    [["develop"], "SK2100", 2],
    [["query", "tx", "zz"], "SK2107", 2],
    [["query", "head", "--url", "nowhere"], "SK1910", 1],
    [["dev", "--epochs", "0"], "SK2101", 2],
    [["dev", "--port", "99999"], "SK2101", 2],
    [["ask", "1", "--input", "-", "--miners", "65"], "from 1 to 64", 2],
    [["dev", "--subnet", "no-such-subnet"], "SK3300", 1],
    [["dev", "--epochs", "1", "--port", "0", "--subnet", fixture("throwsAtLoad.mjs")], "SK2203", 1],
    [["dev", "--epochs", "1", "--port", "0", "--subnet", fixture("notASubnet.mjs")], "SK2203", 1],
  ])("refuses %j with %s", async (args, code, exitCode) => {
    const result = await startCli(args);
    expect(result.stderr).toContain(code);
    expect(result.stderr).toContain("Next:");
    expect(result.code).toBe(exitCode);
  });

  it("names the command that was called wrongly", async () => {
    expect((await startCli(["query", "metagraph"])).stderr).toContain("`subnetkit query metagraph --help`");
  });

  it("ends quietly when its reader has seen enough", async () => {
    const child = spawn(process.execPath, [bin, "dev", "--help"], { stdio: ["ignore", "pipe", "pipe"] });
    // Before anything is written: every write meets a pipe that nobody reads.
    child.stdout.destroy();
    const stderr = await text(child.stderr);
    const code = child.exitCode ?? (await once(child, "exit"))[0];
    expect({ stderr, code }).toEqual({ stderr: "", code: 0 });
  });

  it("names a port that is taken", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const { port } = holder.address() as AddressInfo;
    const result = await startCli(["dev", "--epochs", "1", "--port", String(port)]);
    holder.close();
    expect(result.stderr).toContain("SK1900");
    expect(result.stderr).toContain(String(port));
    expect(result.code).toBe(1);
  });
});
