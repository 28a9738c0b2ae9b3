import type { BatchItem } from "../plugin/taskSchemas.js";
import type { ContractSpec } from "../plugin/contract.js";
import type { Miner } from "../plugin/subnet.js";
import { fail, reportOf } from "../primitives/errors.js";
import type { Answering } from "./answerTask.js";
import type { MinerOptions } from "./minerOptions.js";
import { refusalOf } from "./refusalOf.js";
import { roleErrors } from "./roleErrors.js";
import { isList } from "./shapes.js";
import { solveError } from "./solveTask.js";

/** One item of a batch as the plugin left it: what it returned, unchecked, or why that is nothing. */
export type SolvedItem = BatchItem<unknown>;

/**
 * Has the plugin solve a batch: at once where it can, otherwise item by item, and then one that fails costs only itself.
 *
 * @param onFailure is told of each item that fails
 * @param circumstances of one item, or of all of them; when the time is up, no further item is begun
 * @throws SK1501 when `solveBatch` threw, SK1512 for another number of answers
 */
export async function solveBatch(
  contract: ContractSpec,
  miner: Miner<ContractSpec>,
  requests: readonly unknown[],
  circumstances: Pick<Answering, "callFor" | "assertInTime">,
  onFailure?: MinerOptions["onFailure"],
): Promise<readonly SolvedItem[]> {
  if (miner.solveBatch) {
    const responses = await solveAtOnce(
      contract,
      () => miner.solveBatch?.(requests, circumstances.callFor()) ?? [],
    );
    return checkItems(contract, responses, requests.length).map((response) => itemOf(contract, response));
  }
  const items: SolvedItem[] = [];
  for (const [index, request] of requests.entries()) {
    circumstances.assertInTime();
    const solve = (): unknown => miner.solve(request, circumstances.callFor(index));
    items.push(await solveItem(contract, solve, onFailure));
  }
  return items;
}

/**
 * Checks that there is an answer, if only `undefined`, for each item.
 *
 * @throws SK1512
 */
export function checkItems({ id }: ContractSpec, responses: unknown, expected: number): readonly unknown[] {
  const items = isList(responses) ? (responses as readonly unknown[]) : undefined;
  if (items?.length !== expected) {
    const given = items ? `${items.length} items` : "no list";
    throw fail(roleErrors.wrongItems, { plugin: id, expected, given });
  }
  return Array.from(items); // a sparse list's holes become undefined
}

/** A response, or for `undefined` the word that the plugin failed at it. */
export function itemOf(contract: ContractSpec, response: unknown): SolvedItem {
  return response === undefined
    ? failureOf(contract, new Error("it gave no answer to this item"))
    : { response };
}

async function solveAtOnce(contract: ContractSpec, solve: () => unknown): Promise<unknown> {
  try {
    return await solve();
  } catch (cause) {
    throw solveError(contract, cause);
  }
}

async function solveItem(
  contract: ContractSpec,
  solve: () => unknown,
  onFailure: MinerOptions["onFailure"],
): Promise<SolvedItem> {
  try {
    return itemOf(contract, await solve());
  } catch (cause) {
    const error = solveError(contract, cause);
    onFailure?.(refusalOf(error));
    return failureOf(contract, error);
  }
}

function failureOf(contract: ContractSpec, cause: unknown): SolvedItem {
  const { code, message } = reportOf(solveError(contract, cause));
  return itemFailureOf({ code, message });
}

/** An error as the item of an answer that it stands for. */
export function itemFailureOf({
  code,
  message,
}: {
  readonly code: string;
  readonly message: string;
}): SolvedItem {
  return { code, reason: message.replace(/[^\x20-\x7e]/g, "?").slice(0, MAX_REASON_LENGTH) };
}

const MAX_REASON_LENGTH = 300;
