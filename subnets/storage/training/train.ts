import { createHash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { randomFrom, type Random } from "subnetkit/plugin";
import { brierScore, drawRows } from "../availability/drawRows.js";
import { featureRows } from "../availability/features.js";
import { predict, upMeanwhile, upThen, type Perceptron } from "../availability/perceptron.js";
import { simulateMiner } from "../availability/simulateChurn.js";
import { weeklyUptime, type Estimate } from "../availability/simulateRepair.js";
import { compareWithOnnx } from "./compareWithOnnx.js";
import { fitPerceptron } from "./fitPerceptron.js";
import { measureRepair } from "./measureRepair.js";
import { modelCard } from "./modelCard.js";
import { perceptronToOnnx } from "./perceptronToOnnx.js";
import { RECIPE } from "./recipe.js";

const simulateMiners = (count: number, random: Random): Uint8Array[] =>
  Array.from({ length: count }, () => simulateMiner(RECIPE.days * 24, random).up);

const estimateOf =
  (layers: Perceptron): Estimate =>
  (histories, now) =>
    upMeanwhile(predict(layers, featureRows(histories(), now)));

/** Trains, checks, measures, then writes `availability.onnx`, its weights as JSON, `golden.json` and the model card. Option: `--out FOLDER`. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: "string" } } });
  const folder = resolve(values.out ?? "subnets/storage/models");
  const say = (line: string): void => void process.stdout.write(`${line}\n`);

  const random = randomFrom(RECIPE.seed);
  const training = drawRows(simulateMiners(RECIPE.trainingMiners, random), RECIPE.rowsEach, random);
  const test = drawRows(simulateMiners(RECIPE.testMiners, random), RECIPE.rowsEach, random);
  const { epochs, learningRate, initialSeed: seed } = RECIPE;
  const onEpoch = (epoch: number, loss: number): void => say(`epoch ${epoch + 1}: loss ${loss.toFixed(4)}`);
  const layers = await fitPerceptron(training, { epochs, learningRate, seed, onEpoch });

  const bytes = perceptronToOnnx(layers);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const golden = test.features.subarray(0, 14 * 8);
  const difference = await compareWithOnnx(layers, bytes, test.features);
  const brier = {
    model: brierScore(upThen(predict(layers, test.features)), upThen(test.outcomes)),
    uptime: brierScore(test.uptimes, upThen(test.outcomes)),
  };
  say(`Brier score: model ${brier.model.toFixed(4)}, plain uptime ${brier.uptime.toFixed(4)}`);
  const repair = { uptime: measureRepair(weeklyUptime), model: measureRepair(estimateOf(layers)) };
  const weights = layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, 0);

  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "availability.onnx"), bytes);
  await writeFile(join(folder, "availability.weights.json"), `${JSON.stringify(layers)}\n`);
  const pairs = { features: Array.from(golden), probabilities: Array.from(predict(layers, golden)) };
  await writeFile(join(folder, "golden.json"), `${JSON.stringify(pairs)}\n`);
  const card = modelCard({
    recipe: RECIPE,
    sha256,
    sizeBytes: bytes.length,
    weights,
    difference,
    brier,
    repair,
  });
  await writeFile(join(folder, "README.md"), card);
  say(`${join(folder, "availability.onnx")}: ${bytes.length} bytes, SHA-256 ${sha256}`);
  say("When the hash is new, put it into models/availabilityModel.ts.");
}

await main();
