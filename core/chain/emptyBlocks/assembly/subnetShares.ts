import { divide } from "./divide";
import { multiplyQ32, ONE } from "./fixed";
import { multiply, second } from "./multiply";
import { emitting, subnetAt, Subnet } from "./subnet";

/** Sets what every emitting subnet gets of a block's TAO. @returns whether root sells */
export function shareOut(emission: u64): bool {
  const totalPrice = shareByPrice();
  shareByKept();
  for (let i: u32 = 0; i < emitting; i++) {
    const subnet = subnetAt(i);
    subnet.taoEmission = partOf(emission, subnet);
  }
  return totalPrice > ONE;
}

/** @returns the sum of the moving prices, raw */
function shareByPrice(): u64 {
  let total: u64 = 0;
  for (let i: u32 = 0; i < emitting; i++) total += subnetAt(i).movingPrice;
  for (let i: u32 = 0; i < emitting; i++) {
    const subnet = subnetAt(i);
    setShare(subnet, subnet.movingPrice, total);
  }
  return total;
}

/** Weighs the shares with what isn't burnt by miners; they stay if that leaves nobody with any. */
function shareByKept(): void {
  let total: u64 = 0;
  for (let i: u32 = 0; i < emitting; i++) {
    const subnet = subnetAt(i);
    // Who has all keeps all, whatever it weighs.
    if (subnet.isAll) return;
    total += weightOf(subnet);
  }
  // Shares that add up to 1, which is 0 here, lost nothing: they are the quotients already.
  if (total === 0) return;
  for (let i: u32 = 0; i < emitting; i++) {
    const subnet = subnetAt(i);
    setShare(subnet, weightOf(subnet), total);
  }
}

function weightOf(subnet: Subnet): u64 {
  return multiplyQ32(subnet.share, ONE - subnet.minerBurned);
}

function setShare(subnet: Subnet, part: u64, whole: u64): void {
  const isAll = part === whole && whole !== 0;
  subnet.isAll = u64(isAll);
  subnet.share = isAll || whole === 0 ? 0 : divide(part, 0, whole);
}

/** emission · share, raw. */
function partOf(emission: u64, subnet: Subnet): u64 {
  if (subnet.isAll) return emission << 32;
  const low = multiply(emission, subnet.share);
  return (second << 32) | (low >> 32);
}
