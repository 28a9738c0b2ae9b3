import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { messageToJson } from "../../core/plugin/messageJson.js";
import { reasonOf } from "../../core/plugin/reasonOf.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { fail } from "../../core/primitives/errors.js";
import { answerWriter } from "../infer/answerWriter.js";
import { assertFilesUsed } from "../infer/assertFilesUsed.js";
import { createSolver, loadByEntry } from "../infer/createSolver.js";
import { inferErrors } from "../infer/inferErrors.js";
import { planInfer } from "../infer/planInfer.js";
import { readFormatFiles } from "../infer/readFormatFiles.js";
import { sampleRequest } from "../infer/sampleRequest.js";
import type { InferCommandOptions } from "./commands/infer.js";
import { showElapsed } from "./output/elapsed.js";
import { jsonText } from "./output/json.js";
import { renderMessage } from "./output/renderMessage.js";
import { coloursFor } from "./output/colours.js";
import { readModels, readSettingsOptions } from "./keyValues.js";

const print = (value: string): void => void process.stdout.write(`${value}\n`);
const remark = (value: string): void => void process.stderr.write(`${value}\n`);

/** Runs `subnetkit infer`: loads the miner, has it answer, and prints the answer. Remarks go to standard error. */
export async function runInfer(options: InferCommandOptions, operands: readonly string[]): Promise<void> {
  // What begins with a dash is an option of the subnet's own: no subnet is named.
  const [first] = operands;
  const name = first?.startsWith("-") === true ? undefined : first;
  const fileOptions = name === undefined ? operands : operands.slice(1);
  const { entry, profile, settings } = await planInfer(
    {
      subnet: name,
      config: options.config,
      profile: options.profile,
      settings: readSettingsOptions(options.settings),
    },
    process.cwd(),
  );
  const subnet = await loadByEntry(entry);
  const writeAnswer = options.out === undefined ? undefined : await answerWriter(subnet, options.out);
  const input =
    fileOptions.length > 0 ? await readFormatFiles(subnet, fileOptions) : await readInput(options, subnet);
  const show = (value: unknown): void =>
    print(options.json ? jsonText(messageToJson(value)) : renderMessage(value).join("\n"));
  if (options.showInput) {
    show(input);
    return;
  }
  let parts = 0;
  const started = performance.now();
  const solver = await createSolver(subnet, {
    settings,
    models: readModels(options.model),
    deterministic: options.deterministic,
    onPart: (part) => {
      parts += 1;
      if (writeAnswer === undefined) show(part);
    },
    ...(profile === undefined ? {} : { profile }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
  });
  try {
    const loaded = performance.now();
    const endElapsed = showElapsed(process.stderr, `${subnet.contract.id} ${solver.profile} answers:`);
    const answer = await solver.solve(input).finally(endElapsed);
    const solvedMs = performance.now() - loaded;
    assertFilesUsed(solver);
    if (writeAnswer !== undefined) await writeAnswer(input, answer);
    else if (parts === 0) show(answer);
    const { dim } = coloursFor(process.stderr);
    const { timeoutMs } = subnet.contract.task;
    remark(
      dim(
        `${subnet.contract.id} ${solver.profile}: loaded in ${(loaded - started).toFixed(0)} ms, answered in ${solvedMs.toFixed(1)} ms` +
          (solvedMs > timeoutMs ? `; too late for the ${timeoutMs} ms that the contract gives` : ""),
      ),
    );
  } finally {
    await solver.dispose();
  }
}

async function readInput({ input, sample }: InferCommandOptions, subnet: Subnet): Promise<unknown> {
  if (input === undefined) {
    if (sample === undefined || sample === false) {
      const own = Object.keys((await subnet.formats?.())?.inputs ?? {}).map((name) => `--${name} FILE`);
      throw fail(inferErrors.noInput, { options: ["--input FILE", "--input -", ...own].join(", ") });
    }
    return sampleRequest(subnet, sample === true ? "sample" : sample);
  }
  try {
    return JSON.parse(input === "-" ? await text(process.stdin) : await readFile(input, "utf8")) as unknown;
  } catch (cause) {
    const file = input === "-" ? "standard input" : input;
    throw fail(inferErrors.unreadableInput, { file, reason: reasonOf(cause) }, cause);
  }
}
