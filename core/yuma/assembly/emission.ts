import { divide, FRACTION, reciprocal } from "./fixed";
import {
  activeShares,
  dividendRaws,
  emission,
  incentiveRaws,
  scratch,
  serverEmission,
  shares,
  uids,
  validatorEmission,
} from "./memory";
import { raoEmission } from "./params";

/** Divides the emission between miners and validators; without incentive and dividends, by stake. */
export function shareEmission(): void {
  let sum: u64 = 0;
  let activeSum: u64 = 0;
  for (let uid: u32 = 0; uid < uids; uid++) {
    const at = (<usize>uid) << 3;
    const combined = load<u64>(incentiveRaws + at) + load<u64>(dividendRaws + at);
    store<u64>(scratch + at, combined);
    sum += combined;
    activeSum += load<u64>(activeShares + at);
  }
  if (sum === 0) {
    const byStake = activeSum === 0 ? shares : activeShares;
    memory.fill(serverEmission, 0, (<usize>uids) << 3);
    pay(validatorEmission, byStake);
    pay(emission, byStake);
    return;
  }
  payParts(serverEmission, incentiveRaws, sum);
  payParts(validatorEmission, dividendRaws, sum);
  payParts(emission, scratch, sum);
}

function payParts(amounts: usize, parts: usize, whole: u64): void {
  const inverse = reciprocal(whole);
  for (let uid: u32 = 0; uid < uids; uid++) {
    const at = (<usize>uid) << 3;
    store<u64>(amounts + at, divide(load<u64>(parts + at), whole, inverse));
  }
  pay(amounts, amounts);
}

/** floor(share · rao), in two products since the emission takes up to 64 bits. */
function pay(amounts: usize, parts: usize): void {
  const rao = raoEmission();
  for (let uid: u32 = 0; uid < uids; uid++) {
    const at = (<usize>uid) << 3;
    const share = load<u64>(parts + at);
    store<u64>(amounts + at, share * (rao >> 32) + ((share * (rao & FRACTION)) >> 32));
  }
}
