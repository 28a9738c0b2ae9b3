import type { ContractSpec, Response } from "../../../core/plugin/contract.js";
import { compileSchema } from "../../../core/plugin/compileSchema.js";
import { createSchemaCodec, type SchemaCodec } from "../../../core/plugin/schemaCodec.js";
import { placeOfContract } from "../../../core/plugin/contractPlace.js";
import { reasonOf } from "../../../core/plugin/reasonOf.js";
import type { Answer, AnswerPart, Call, Miner, Peer } from "../../../core/plugin/subnet.js";
import { checkItems } from "../../../core/roles/solveBatch.js";
import { fail } from "../../../core/primitives/errors.js";
import { developmentSigner } from "../../../core/primitives/keys.js";
import { randomFrom } from "../../../core/primitives/random.js";
import { checkErrors } from "../checkErrors.js";
import type { Cast } from "./cast.js";
import type { Findings } from "./createFindings.js";
import { refusalOf } from "./culprit.js";
import type { DrawnTask } from "./drawTasks.js";
import { numberPaths, withNaN } from "./extremes.js";
import type { RecordedTask } from "./record.js";
import { timed } from "./timed.js";

/** Has a miner of each profile answer every task, through the schemas as on the wire. */
export async function answerTasks(
  cast: Pick<Cast, "subnet" | "peers" | "miner">,
  tasks: readonly DrawnTask[],
  findings: Findings,
): Promise<readonly RecordedTask[]> {
  const { contract } = cast.subnet;
  const codec = createSchemaCodec<Response<ContractSpec>>(contract.task.response, "The response");
  const answered: RecordedTask[] = [];
  for (const [index, drawn] of tasks.entries()) {
    const answers: Answer<ContractSpec>[] = [];
    for (const { profile, ...peer } of cast.peers) {
      const miner = await cast.miner(profile, findings);
      findings.begin("answers", `the miner ${profile} with task ${index + 1} of ${tasks.length}`);
      answers.push(await answerOf(contract, codec, peer, profile, miner, drawn, findings));
    }
    answered.push({ ...drawn, answers });
  }
  return answered;
}

async function answerOf(
  contract: ContractSpec,
  codec: SchemaCodec<unknown>,
  peer: Peer,
  profile: string,
  miner: Miner<ContractSpec> | undefined,
  { task, seed }: DrawnTask,
  findings: Findings,
): Promise<Answer<ContractSpec>> {
  if (!miner) return { peer, missing: "unreachable" };
  const { timeoutMs } = contract.task;
  try {
    const call = callOf(timeoutMs, `${seed}/${peer.uid}`);
    const { value, tookMs } = await timed(() => partsOf(contract, miner, task.request, call));
    if (tookMs > timeoutMs) {
      const what = `An answer of ${profile}`;
      findings.broken("time", fail(checkErrors.slow, { what, tookMs, limitMs: timeoutMs }), what);
    }
    // What failed of a batch costs its own score alone, and says nothing against the rest.
    const parts = value.map((part) =>
      contract.task.batch && part === undefined ? undefined : codec.decode(codec.encode(part)),
    );
    checkNaN(
      contract,
      parts.find((part) => part !== undefined),
      findings,
    );
    if (contract.task.batch) return { peer, response: parts, latencyMs: 0 };
    const timedParts: AnswerPart<unknown>[] = parts.map((response) => ({ response, atMs: 0 }));
    return {
      peer,
      response: parts.at(-1),
      latencyMs: 0,
      ...(contract.task.streaming && { parts: timedParts }),
    };
  } catch (cause) {
    const error = fail(checkErrors.badAnswer, { profile, reason: reasonOf(cause) }, cause);
    findings.broken("answers", error, `The miner ${profile}`, cause);
    return { peer, missing: "failed" };
  }
}

/** The responses to a task: of a batch one for each item, of a stream its parts. */
async function partsOf(
  contract: ContractSpec,
  miner: Miner<ContractSpec>,
  request: unknown,
  call: Call,
): Promise<readonly unknown[]> {
  const { batch, streaming } = contract.task;
  if (batch) return solveItems(contract, miner, request as readonly unknown[], call); // by the request's schema
  const result: unknown = await miner.solve(request, call);
  if (!streaming || typeof result !== "object" || result === null || !(Symbol.asyncIterator in result)) {
    return [result];
  }
  const parts: unknown[] = [];
  for await (const part of result as AsyncIterable<unknown>) parts.push(part);
  if (parts.length === 0) throw new Error("it yielded nothing");
  return parts;
}

/** The responses to a batch, `undefined` for each item that failed; when all did, what the last one threw. */
async function solveItems(
  contract: ContractSpec,
  miner: Miner<ContractSpec>,
  requests: readonly unknown[],
  call: Call,
): Promise<readonly unknown[]> {
  let failure: unknown = new Error("it answered no item of the batch");
  const solveAlone = async (request: unknown): Promise<unknown> => {
    try {
      return await miner.solve(request, call);
    } catch (cause) {
      if (refusalOf(cause)) throw cause; // no failure, but a finding
      failure = cause;
      return undefined;
    }
  };
  const oneByOne = async (): Promise<unknown[]> => {
    const responses: unknown[] = [];
    for (const request of requests) responses.push(await solveAlone(request));
    return responses;
  };
  const responses = miner.solveBatch
    ? checkItems(contract, await miner.solveBatch(requests, call), requests.length)
    : await oneByOne();
  if (responses.every((response) => response === undefined)) throw failure;
  return responses;
}

function callOf(remainingMs: number, seed: string): Call {
  return {
    remainingMs,
    signal: new AbortController().signal,
    caller: { hotkey: developmentSigner("check", "validator").account, uid: 0 },
    random: randomFrom(seed),
  };
}

function checkNaN(contract: ContractSpec, response: unknown, findings: Findings): void {
  const schema = compileSchema(contract.task.response);
  const place = placeOfContract(contract);
  for (const path of numberPaths(response)) {
    if (schema.problem(withNaN(response, path)) !== undefined) continue;
    findings.broken("nan", fail(checkErrors.nanPasses, { path }), "The contract", place);
  }
}
