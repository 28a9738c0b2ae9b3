import { GAIN_SUM, INCENTIVE, columnRecord } from "./columns";
import { FRACTION, normalize, ONE } from "./fixed";
import {
  activeShares,
  columns,
  consensusRaws,
  END,
  incentiveRaws,
  rowColumns,
  rowEnds,
  rowPositions,
  rowStarts,
  rowUnsorted,
  rowValues,
  trustRaws,
  uids,
} from "./memory";
import { bondsPenalty } from "./params";

/**
 * One pass over the weights for all that follows from the consensus: validators' trust, miners' incentive, and the weights from
 * which bonds grow, which replace the weights in place. With `staked` these are multiplied by the stake behind them, and added
 * up by column.
 *
 * @param keepZeros an explicit 0 stays an entry, as liquid alpha needs it unless the penalty mixes two matrices
 */
export function rankMiners(staked: bool, keepZeros: bool): void {
  const penalty = bondsPenalty();
  memory.fill(columns, 0, (<usize>uids) << 6);
  memory.fill(incentiveRaws, 0, (<usize>uids) << 3);
  for (let uid: u32 = 0; uid < uids; uid++) {
    const start = load<u32>(rowStarts + ((<usize>uid) << 2));
    const end = load<u32>(rowEnds + ((<usize>uid) << 2));
    store<u64>(trustRaws + ((<usize>uid) << 3), 0);
    if (start === end) continue;
    // One copy of the loop for each rule, without the questions of the others.
    if (!staked) {
      if (penalty === ONE) passRow(uid, start, end, penalty, false, true, keepZeros);
      else passRow(uid, start, end, penalty, false, false, keepZeros && penalty === 0);
    } else if (penalty === ONE) passRow(uid, start, end, penalty, true, true, false);
    else passRow(uid, start, end, penalty, true, false, false);
  }
  if (staked && penalty === ONE) {
    for (let uid: u32 = 0; uid < uids; uid++) {
      store<u64>(columnRecord(uid) + GAIN_SUM, load<u64>(incentiveRaws + ((<usize>uid) << 3)));
    }
  }
  normalize(incentiveRaws, uids);
  for (let uid: u32 = 0; uid < uids; uid++) {
    store<u64>(columnRecord(uid) + INCENTIVE, load<u64>(incentiveRaws + ((<usize>uid) << 3)));
  }
}

/**
 * @param staked whether bonds grow from stake times weight
 * @param full whether they grow from the clipped weights; then what is added up for them are the ranks
 * @param keepZeros whether an explicit 0 stays an entry
 */
@inline
function passRow(
  uid: u32,
  start: u32,
  end: u32,
  penalty: u64,
  staked: bool,
  full: bool,
  keepZeros: bool,
): void {
  const share = load<u64>(activeShares + ((<usize>uid) << 3));
  const fraction = share & FRACTION;
  const whole = 0 - (share >> 32);
  const unsorted = load<u8>(rowUnsorted + uid) !== 0;
  const atColumns = rowColumns;
  const atValues = rowValues;
  const limits = consensusRaws;
  const ranks = incentiveRaws;
  let trust: u64 = 0;
  let to = start;
  for (let i = start; i < end; i++) {
    const column = <u32>load<u16>(atColumns + ((<usize>i) << 1));
    const weight = load<u64>(atValues + ((<usize>i) << 3));
    const clipped = min(weight, load<u64>(limits + ((<usize>column) << 3)));
    trust += clipped;
    const ranked = ((fraction * clipped) >> 32) + (clipped & whole);
    const rank = ranks + ((<usize>column) << 3);
    store<u64>(rank, load<u64>(rank) + ranked);

    const weightForBonds = full ? clipped : mix(weight, clipped, penalty);
    let gain = weightForBonds;
    if (staked) {
      gain = full ? ranked : ((fraction * weightForBonds) >> 32) + (weightForBonds & whole);
      if (!full) {
        const sum = columnRecord(column) + GAIN_SUM;
        store<u64>(sum, load<u64>(sum) + gain);
      }
    }
    if (unsorted) store<u16>(rowPositions + ((<usize>to) << 1), load<u16>(rowPositions + ((<usize>i) << 1)));
    store<u16>(atColumns + ((<usize>to) << 1), column);
    store<u64>(atValues + ((<usize>to) << 3), gain);
    // A weight clipped to a consensus of 0 is no entry any more, an explicit 0 still is.
    to += keepZeros ? u32(gain !== 0) | u32(weight === 0) : u32(gain !== 0);
  }
  store<u16>(atColumns + ((<usize>to) << 1), END);
  store<u32>(rowEnds + ((<usize>uid) << 2), to);
  store<u64>(trustRaws + ((<usize>uid) << 3), trust);
}

/** weight + penalty · (clipped - weight), the negative product rounded down: so its size is rounded up. */
@inline
function mix(weight: u64, clipped: u64, penalty: u64): u64 {
  return weight - ((penalty * (weight - clipped) + 0xffff_ffff) >> 32);
}
