import { lastNamed, uids } from "./memory";

/** Whether a stored row is strictly ascending and names uids alone; eight entries at a time. */
export function isPlain(row: usize, length: u32): bool {
  if (length === 0) return true;
  let i: u32 = 1;
  for (; i + 8 <= length; i += 8) {
    const at = row + ((<usize>i) << 1);
    if (!i16x8.all_true(i16x8.gt_u(v128.load(at), v128.load(at - 2)))) return false;
  }
  for (; i < length; i++) {
    const at = row + ((<usize>i) << 1);
    if (load<u16>(at) <= load<u16>(at - 2)) return false;
  }
  return <u32>load<u16>(row + ((<usize>(length - 1)) << 1)) < uids;
}

let generation: u32 = 0;

/** Whether a row names a column twice. Each call leaves its own mark on the columns, so that none has to be wiped off. */
export function hasDuplicate(row: usize, length: u32): bool {
  generation += 1;
  if (generation === 0) {
    memory.fill(lastNamed, 0, 65_536 << 2);
    generation = 1;
  }
  for (let i: u32 = 0; i < length; i++) {
    const at = lastNamed + ((<usize>load<u16>(row + ((<usize>i) << 1))) << 2);
    if (load<u32>(at) === generation) return true;
    store<u32>(at, generation);
  }
  return false;
}

/** Heap sort: in place, and no order of the input makes it slow. */
export function sortAscending(keys: usize, count: u32): void {
  for (let root: i32 = ((<i32>count) >> 1) - 1; root >= 0; root--) sink(keys, root, count);
  for (let end: i32 = <i32>count - 1; end > 0; end--) {
    const last = keys + ((<usize>end) << 3);
    const largest = load<u64>(keys);
    store<u64>(keys, load<u64>(last));
    store<u64>(last, largest);
    sink(keys, 0, end);
  }
}

function sink(keys: usize, from: u32, count: u32): void {
  let at = from;
  const value = load<u64>(keys + ((<usize>at) << 3));
  while (true) {
    let child: u32 = at * 2 + 1;
    if (child >= count) break;
    let key = load<u64>(keys + ((<usize>child) << 3));
    if (child + 1 < count) {
      const other = load<u64>(keys + ((<usize>(child + 1)) << 3));
      if (other > key) {
        key = other;
        child += 1;
      }
    }
    if (key <= value) break;
    store<u64>(keys + ((<usize>at) << 3), key);
    at = child;
  }
  store<u64>(keys + ((<usize>at) << 3), value);
}
