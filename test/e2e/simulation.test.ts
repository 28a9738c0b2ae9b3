import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { createSimulation } from "../../runner/simulate/createSimulation.js";
import { repeatSubnet } from "../fixtures/subnets/repeatSubnet.js";

const built = (path: string): string =>
  JSON.stringify(pathToFileURL(join(import.meta.dirname, "../../dist", path)).href);

const program = `
const { createSimulation } = await import(${built("runner/simulate/createSimulation.js")});
const { repeatSubnet } = await import(${built("test/fixtures/subnets/repeatSubnet.js")});
const network = await createSimulation({ seed: 11, subnets: [{ subnet: repeatSubnet, miners: 2 }] });
await network.advance({ epochs: 2 });
const scores = network.rounds().map(({ peers }) => peers.map(({ meanScore }) => meanScore));
process.stdout.write(JSON.stringify({ stateHash: network.stateHash(), scores }));
await network.dispose();
`;

it("a seeded simulation comes to the same state and scores in another process", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
  const network = await createSimulation({ seed: 11, subnets: [{ subnet: repeatSubnet, miners: 2 }] });
  await network.advance({ epochs: 2 });
  const scores = network.rounds().map(({ peers }) => peers.map(({ meanScore }) => meanScore));
  expect(JSON.parse(stdout)).toEqual({ stateHash: network.stateHash(), scores });
  await network.dispose();
});
