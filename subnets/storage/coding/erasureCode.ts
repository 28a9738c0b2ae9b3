import { fail } from "subnetkit/plugin";
import { storageErrors } from "../storageErrors.js";
import { valueAt } from "../valueAt.js";
import { createCombine, type Combine, type Room } from "./combine.js";
import { cauchyMatrix, identityMatrix, invertMatrix, multiplyMatrices } from "./matrices.js";

/** A systematic Reed–Solomon code: the first shards are the data itself, any `dataShards` of all give everything. */
export interface ErasureCode {
  readonly dataShards: number;
  readonly parityShards: number;
  /**
   * The parity shards of data shards of equal length.
   *
   * @param room memory for each; new memory when left out
   * @throws SK4101
   */
  encode(data: readonly Uint8Array[], room?: Room): Uint8Array[];
  /**
   * The wanted shards, by index, from any that are there.
   *
   * @returns undefined when fewer than `dataShards` are there
   * @throws SK4101
   */
  reconstruct(
    shards: readonly (Uint8Array | undefined)[],
    wanted: readonly number[],
  ): Uint8Array[] | undefined;
}

const MAX_SHARDS_OF_A_KIND = 64;

/**
 * Creates a code over GF(2^8) from a Cauchy matrix.
 *
 * @throws SK4100
 * @example
 * const code = createErasureCode(4, 2);
 * const parity = code.encode(data);
 * const [second] = code.reconstruct([data[0], undefined, data[2], data[3], parity[0]], [1]) ?? [];
 */
export function createErasureCode(
  dataShards: number,
  parityShards: number,
  combine: Combine = createCombine(),
): ErasureCode {
  const fits = (count: number, least: number): boolean =>
    Number.isSafeInteger(count) && count >= least && count <= MAX_SHARDS_OF_A_KIND;
  if (!fits(dataShards, 1) || !fits(parityShards, 0)) {
    throw fail(storageErrors.badCode, { data: dataShards, parity: parityShards });
  }
  const parityRows = cauchyMatrix(dataShards, parityShards);
  const rows = [...identityMatrix(dataShards), ...parityRows];

  return {
    dataShards,
    parityShards,
    encode: (data, room) => {
      assertEven(data);
      return combine(parityRows, data, room);
    },
    reconstruct: (shards, wanted) => {
      const present = shards.flatMap((shard, index) => (shard ? [{ shard, index }] : []));
      const used = present.slice(0, dataShards);
      if (used.length < dataShards) return undefined;
      assertEven(used.map(({ shard }) => shard));
      const missing = wanted.filter((index) => shards[index] === undefined);
      const found = new Map<number, Uint8Array>();
      if (missing.length > 0) {
        const decode = invertMatrix(used.map(({ index }) => valueAt(rows, index)));
        const wantedRows = missing.map((index) => valueAt(rows, index));
        const made = combine(
          multiplyMatrices(wantedRows, decode),
          used.map(({ shard }) => shard),
        );
        missing.forEach((index, at) => found.set(index, valueAt(made, at)));
      }
      return wanted.map((index) => shards[index] ?? found.get(index) ?? new Uint8Array());
    },
  };
}

function assertEven(shards: readonly Uint8Array[]): void {
  if (shards.some(({ length }) => length !== shards[0]?.length)) throw fail(storageErrors.unevenShards);
}
