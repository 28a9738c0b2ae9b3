import type { Row } from "../../../core/yuma/matrix.js";
import type { EpochInputs } from "../../../core/yuma/types.js";
import { bigInteger, fields, integer, oneOf, type Read } from "../json.js";

/** The recipe `synthetic-1`: inputs of a large subnet from a seed. */
export interface Recipe {
  readonly seed: bigint;
  readonly n: number;
  readonly validators: number;
  /** How many of a thousand columns have weights, and bonds. */
  readonly weightColumnPermille: number;
  readonly bondColumnPermille: number;
}

export const readRecipe: Read<Recipe> = (value, path) => {
  const given = fields(value, path);
  given.read("recipe", oneOf("synthetic-1"));
  const recipe = {
    seed: given.read("seed", bigInteger),
    n: given.read("n", integer),
    validators: given.read("validators", integer),
    weightColumnPermille: given.read("weight_column_permille", integer),
    bondColumnPermille: given.read("bond_column_permille", integer),
  };
  given.close();
  return recipe;
};

/** Generates the inputs. The order of draws is part of the recipe, and so is drawing nothing where nothing is needed. */
export function generateInputs(recipe: Recipe, currentBlock: number): EpochInputs {
  const { n, validators } = recipe;
  const draw = splitmix64(recipe.seed);
  const below = (bound: number): number => Number(draw() % BigInt(bound));
  const vector = <Value>(value: (uid: number) => Value): Value[] =>
    Array.from({ length: n }, (_, uid) => value(uid));

  const stakes = vector((uid) => {
    if (uid >= validators) return { alpha: 0n, tao: 0n };
    const alpha = 10n ** 9n + (draw() % 10n ** 15n);
    return { alpha, tao: draw() % 10n ** 15n };
  });
  const blockAtRegistration = vector(() => below(900_000));
  const lastUpdate = vector((uid) => (uid < validators ? currentBlock - below(6000) : 0));
  const weightColumns = vector(() => below(1000) < recipe.weightColumnPermille);
  const bondColumns = vector(() => below(1000) < recipe.bondColumnPermille);

  const rows = (columns: readonly boolean[]): Row<number>[] =>
    vector((uid) => {
      if (uid >= validators) return [];
      return columns.flatMap((used, column) =>
        used && below(1000) < 900 ? [[column, below(65_536)] as const] : [],
      );
    });
  const weights = rows(weightColumns);
  const bonds = rows(bondColumns);

  return {
    blockAtRegistration,
    lastUpdate,
    validatorPermit: vector((uid) => uid < validators),
    stakeAlpha: stakes.map(({ alpha }) => alpha),
    stakeTao: stakes.map(({ tao }) => tao),
    weights,
    bonds,
    weightCommits: [],
  };
}

/** The generator splitmix64 (Steele, Lea and Flood, 2014). */
function splitmix64(seed: bigint): () => bigint {
  const u64 = (value: bigint): bigint => BigInt.asUintN(64, value);
  let state = u64(seed);
  return () => {
    state = u64(state + 0x9e3779b97f4a7c15n);
    let z = state;
    z = u64((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
    z = u64((z ^ (z >> 27n)) * 0x94d049bb133111ebn);
    return z ^ (z >> 31n);
  };
}
