import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { ModelOf } from "subnetkit/plugin";
import { backtest } from "../backtest/backtest.js";
import { createMiners } from "../backtest/createMiners.js";
import type { contract } from "../contract.js";
import { dailyReturns } from "../feed/dailyReturns.js";
import { HELD_OUT, TRAINING } from "../feed/periods.js";
import { readPriceFile, sp500File } from "../feed/priceFile.js";
import { compareRuntimes } from "./compareRuntimes.js";
import { fitGarch } from "./fitGarch.js";
import { goldenInputs } from "./goldenInputs.js";
import { backtestTable, modelCard } from "./modelCard.js";
import { onnxModel } from "./onnxModel.js";
import { RECIPE } from "./recipe.js";
import { runTensorModel } from "./runTensorModel.js";
import { startBackend } from "./startBackend.js";
import { trainWeights } from "./trainWeights.js";
import { writeOnnx } from "./writeOnnx.js";

const STRIDE_BARS = 2;

/** Trains, checks, measures, then writes `paths.onnx`, `golden.json` and the model card. Option: `--out FOLDER`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: "string" } } });
  const folder = resolve(values.out ?? "subnets/price-prediction/models");
  const say = (line: string): void => void process.stdout.write(`${line}\n`);

  const series = dailyReturns(await readPriceFile(sp500File()));
  const trainingBars = series.dates.findIndex((date) => date >= TRAINING.until);
  say(`GARCH on the training years: ${JSON.stringify(fitGarch(series.returns.subarray(0, trainingBars)))}`);

  await startBackend();
  const trained = trainWeights(series, RECIPE, say);
  const bytes = writeOnnx(trained.weights);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const model = await onnxModel(bytes);
  const difference = await compareRuntimes(trained.weights, model, goldenInputs());

  // Written just now to take and give what the contract declares.
  const paths = model as ModelOf<(typeof contract)["models"]["paths"]>;
  const miners = await createMiners({ paths: () => Promise.resolve(paths) });
  const rows = await backtest({ series, miners, period: HELD_OUT, stride: STRIDE_BARS, seed: "held out" });
  say(backtestTable(rows));

  const golden = Array.from(runTensorModel(trained.weights, goldenInputs()).data);
  const card = modelCard({
    recipe: RECIPE,
    trained,
    sha256,
    sizeBytes: bytes.length,
    difference,
    rows,
    stride: STRIDE_BARS,
  });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "paths.onnx"), bytes);
  await writeFile(join(folder, "golden.json"), `${JSON.stringify(golden)}\n`);
  await writeFile(join(folder, "README.md"), card);
  say(`${join(folder, "paths.onnx")}: ${bytes.length} bytes, SHA-256 ${sha256}`);
  say("When the hash is new, put it into contract.ts.");
}

await main();
