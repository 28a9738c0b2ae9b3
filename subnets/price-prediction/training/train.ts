import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { fail, type ModelOf } from "subnetkit/plugin";
import { backtest } from "../backtest/backtest.js";
import { createMinerOf } from "../backtest/createMiners.js";
import { DAILY_SERIES, loadMarkets } from "../backtest/markets.js";
import type { contract } from "../contract.js";
import { TRAINING } from "../feed/periods.js";
import { priceErrors } from "../priceErrors.js";
import { fitGarch } from "./fitGarch.js";
import { backtestTable, modelCard } from "./modelCard.js";
import { onnxModel } from "./onnxModel.js";
import { startBackend } from "./startBackend.js";
import { TRAINABLE } from "./trainable.js";

const isTrainable = (name: string): name is keyof typeof TRAINABLE => Object.hasOwn(TRAINABLE, name);

/** Trains a network, checks and measures it, then writes its ONNX file, golden outputs and card. Options: `--network NAME`, `--out FOLDER`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: "string" }, network: { type: "string" } } });
  const folder = resolve(values.out ?? "subnets/price-prediction/models");
  const name = values.network ?? "paths";
  if (!isTrainable(name)) {
    throw fail(priceErrors.unknownNetwork, { name, networks: Object.keys(TRAINABLE).join(", ") });
  }
  const say = (line: string): void => void process.stdout.write(`${line}\n`);

  const markets = await loadMarkets([DAILY_SERIES]);
  const [market] = markets;
  if (!market) return;
  const trainingBars = market.series.timesMs.findIndex((timeMs) => timeMs >= Date.parse(TRAINING.until));
  say(
    `GARCH on the training years: ${JSON.stringify(fitGarch(market.series.returns.subarray(0, trainingBars)))}`,
  );

  await startBackend();
  const trainable = TRAINABLE[name];
  const file = await trainable.train(market.series, say);
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");

  // Written just now to take and give what the contract declares.
  const model = (await onnxModel(file.bytes)) as ModelOf<(typeof contract)["models"]["paths"]>;
  const load = (): Promise<typeof model> => Promise.resolve(model);
  const models = { paths: load, temporal: load };
  const miners = {
    [trainable.profile]: await createMinerOf(trainable.profile, models),
    fhs: await createMinerOf("fhs", models),
    randomWalk: await createMinerOf("randomWalk", models),
  };
  const report = await backtest({ markets, miners, seed: "card" });
  say(backtestTable(report));

  await mkdir(folder, { recursive: true });
  const write = (ending: string, contents: string | Uint8Array): Promise<void> =>
    writeFile(join(folder, `${name}${ending}`), contents);
  await write(".onnx", file.bytes);
  await write(".golden.json", `${JSON.stringify(file.golden)}\n`);
  await write(".md", modelCard({ name, trainable, file, sha256, report }));
  if (trainable.refitted) await write(".weights.json", `${JSON.stringify(file.weights, null, 2)}\n`);
  say(`${join(folder, `${name}.onnx`)}: ${file.bytes.length} bytes, SHA-256 ${sha256}`);
  say("When a hash is new, put it into contract.ts, and that of weights into miners/refit/readWeights.ts.");
}

await main();
