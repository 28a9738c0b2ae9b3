// The Yuma epoch on flat arrays. The readable statement of the rules is core/yuma/runEpoch.ts; this one gives the same numbers
// faster, for every input that a real supply allows, and says so where it can't.
import { findConsensus } from "./consensus";
import { shareEmission } from "./emission";
import { normalize } from "./fixed";
import { consensusRaws, dividendRaws, uids } from "./memory";
import { rankMiners } from "./miners";
import { readBonds, sumOldBonds } from "./oldBonds";
import { isLiquid, isYuma3 } from "./params";
import { grantPermits } from "./permits";
import { storeBonds, storeResults } from "./results";
import { activateStake, weighStake } from "./stake";
import { readWeights } from "./weights";
import { bondWithYuma2 } from "./yuma2";
import { bondWithYuma3 } from "./yuma3";

export {
  active,
  bondCapacity,
  bondColumns,
  bondStarts,
  bondValues,
  consensus,
  dividends,
  emission,
  incentive,
  lastUpdates,
  newBondColumns,
  newBondStarts,
  newBondValues,
  openCommits,
  params,
  permits,
  permitsIn,
  registrations,
  reserve,
  serverEmission,
  stake,
  stakeAlpha,
  stakeTao,
  stakeWeight,
  uids,
  validatorEmission,
  validatorTrust,
  weightCapacity,
  weightColumns,
  weightStarts,
  weightValues,
} from "./memory";

const DONE: i32 = 0;
/** Clamping and wrapping around begin here: ask the reference. */
const TOO_LARGE: i32 = 1;
/** The row is in `failedRow`. */
const DUPLICATE_WEIGHT: i32 = 2;
const DUPLICATE_BOND: i32 = 3;

export let failedRow: i32 = -1;

/** Runs an epoch on what the input arrays hold, and leaves its results in the output arrays. Inputs are only read. */
export function run(): i32 {
  if (!weighStake()) return TOO_LARGE;
  grantPermits();
  activateStake();
  failedRow = readWeights();
  if (failedRow >= 0) return DUPLICATE_WEIGHT;
  findConsensus();

  const yuma3 = isYuma3();
  const liquid = yuma3 && isLiquid() && hasConsensus();
  rankMiners(!yuma3, liquid);
  failedRow = readBonds();
  if (failedRow >= 0) return DUPLICATE_BOND;
  if (!sumOldBonds()) return TOO_LARGE;

  if (yuma3) bondWithYuma3(liquid);
  else bondWithYuma2();
  normalize(dividendRaws, uids);
  shareEmission();
  storeResults();
  storeBonds();
  return DONE;
}

function hasConsensus(): bool {
  for (let uid: u32 = 0; uid < uids; uid++) {
    if (load<u64>(consensusRaws + ((<usize>uid) << 3)) !== 0) return true;
  }
  return false;
}
