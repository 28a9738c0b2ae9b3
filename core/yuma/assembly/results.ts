import { toU16 } from "./fixed";
import {
  consensus,
  consensusRaws,
  dividendRaws,
  dividends,
  freshColumns,
  freshEnds,
  freshStarts,
  freshValues,
  incentive,
  incentiveRaws,
  newBondColumns,
  newBondStarts,
  newBondValues,
  permits,
  shares,
  stakeWeight,
  trustRaws,
  uids,
  validatorTrust,
} from "./memory";
import { isYuma3 } from "./params";
import { relativeBond } from "./yuma2";

/** Stores the results as u16. */
export function storeResults(): void {
  storeShares(stakeWeight, shares);
  storeShares(consensus, consensusRaws);
  storeShares(incentive, incentiveRaws);
  storeShares(dividends, dividendRaws);
  storeShares(validatorTrust, trustRaws);
}

function storeShares(to: usize, raws: usize): void {
  for (let uid: u32 = 0; uid < uids; uid++) {
    store<u16>(to + ((<usize>uid) << 1), <u16>toU16(load<u64>(raws + ((<usize>uid) << 3))));
  }
}

/** Stores the bonds of those who hold a permit from now on; nobody else keeps any. */
export function storeBonds(): void {
  const absolute = isYuma3();
  let next: u32 = 0;
  for (let uid: u32 = 0; uid < uids; uid++) {
    store<u32>(newBondStarts + ((<usize>uid) << 2), next);
    if (load<u8>(permits + uid) === 0) continue;
    const start = load<u32>(freshStarts + ((<usize>uid) << 2));
    const count = load<u32>(freshEnds + ((<usize>uid) << 2)) - start;
    next += absolute ? storeAbsolute(start, count, next) : storeRelative(start, count, next);
  }
  store<u32>(newBondStarts + ((<usize>uids) << 2), next);
}

/** Averages as they are; one of 0 is no entry. */
function storeAbsolute(start: u32, count: u32, to: u32): u32 {
  const outColumns = newBondColumns + ((<usize>to) << 1);
  const outValues = newBondValues + ((<usize>to) << 1);
  let stored: u32 = 0;
  for (let i: u32 = 0; i < count; i++) {
    const bond = load<u64>(freshValues + ((<usize>(start + i)) << 3));
    store<u16>(outColumns + ((<usize>stored) << 1), load<u16>(freshColumns + ((<usize>(start + i)) << 1)));
    store<u16>(outValues + ((<usize>stored) << 1), <u16>toU16(bond));
    stored += u32(bond !== 0);
  }
  return stored;
}

/** Shares, each relative to the largest of its column. */
function storeRelative(start: u32, count: u32, to: u32): u32 {
  const outColumns = newBondColumns + ((<usize>to) << 1);
  const outValues = newBondValues + ((<usize>to) << 1);
  memory.copy(outColumns, freshColumns + ((<usize>start) << 1), (<usize>count) << 1);
  for (let i: u32 = 0; i < count; i++) {
    const share = load<u64>(freshValues + ((<usize>(start + i)) << 3));
    const bond = relativeBond(share, load<u16>(outColumns + ((<usize>i) << 1)));
    store<u16>(outValues + ((<usize>i) << 1), <u16>toU16(bond));
  }
  return count;
}
