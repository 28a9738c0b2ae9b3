import { divide } from "./divide";
import { multiply, second, upperHalf } from "./multiply";
import { emitting, subnetAt, Subnet } from "./subnet";

/** 3 · 10^-6, with 64 fraction bits. */
const SMOOTHING: u64 = 55_340_232_221_129;
const HALVING_BLOCKS: u64 = 201_600;

/** The moving prices follow the prices that the block's emission left. */
export function updateMovingPrices(height: u64): void {
  for (let i: u32 = 0; i < emitting; i++) {
    const subnet = subnetAt(i);
    subnet.movingPrice = nextMovingPrice(subnet, height - subnet.startBlock);
  }
}

/** @param age blocks since the one before the first emission, 1 or more */
function nextMovingPrice(subnet: Subnet, age: u64): u64 {
  const weight = upperHalf(SMOOTHING, divide(age, 0, age + HALVING_BLOCKS));
  // A price above 1 counts as 1.
  const fresh = subnet.priceHigh !== 0 ? weight : upperHalf(weight, subnet.priceLow);
  const product0 = multiply(0 - weight, subnet.movingPrice);
  const kept0 = (second << 32) | (product0 >> 32);
  const kept1 = second >> 32;
  const sum0 = fresh + kept0;
  const sum1 = kept1 + u64(sum0 < fresh);
  return (sum1 << 32) | (sum0 >> 32);
}
