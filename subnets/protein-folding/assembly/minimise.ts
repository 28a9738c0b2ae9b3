// L-BFGS (Nocedal 1980) with a backtracking line search, on the torsions in place.
import { length } from "./chain";
import { evaluate, evaluations } from "./energy";
import { MAX_LENGTH, torsionGradient, torsions } from "./memory";

const HISTORY: i32 = 8;
const VECTOR_BYTES: i32 = 16 * MAX_LENGTH;
const steps: usize = memory.data(VECTOR_BYTES * HISTORY, 16);
const changes: usize = memory.data(VECTOR_BYTES * HISTORY, 16);
const inverses: usize = memory.data(8 * HISTORY, 16);
const factors: usize = memory.data(8 * HISTORY, 16);
const direction: usize = memory.data(VECTOR_BYTES, 16);
const start: usize = memory.data(VECTOR_BYTES, 16);
const startGradient: usize = memory.data(VECTOR_BYTES, 16);

/** No torsion turns further in one step, radians. */
const LONGEST_STEP: f64 = 0.4;
/** The same where nothing is known of the curvature. */
const FIRST_STEP: f64 = 0.1;
const SUFFICIENT_DECREASE: f64 = 1e-4;
const BACKTRACKS: i32 = 12;

// @ts-ignore: decorator
@inline
function dot(a: usize, b: usize, n: usize): f64 {
  let sum = f64x2.splat(0);
  for (let k: usize = 0; k < n; k += 16) sum = f64x2.add(sum, f64x2.mul(v128.load(a + k), v128.load(b + k)));
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

/** a += factor · b */
// @ts-ignore: decorator
@inline
function addScaled(a: usize, b: usize, factor: f64, n: usize): void {
  const all = f64x2.splat(factor);
  for (let k: usize = 0; k < n; k += 16) v128.store(a + k, f64x2.add(v128.load(a + k), f64x2.mul(all, v128.load(b + k))));
}

// @ts-ignore: decorator
@inline
function slot(base: usize, k: i32): usize {
  return base + <usize>((k % HISTORY) * VECTOR_BYTES);
}

// @ts-ignore: decorator
@inline
function scalar(base: usize, k: i32): usize {
  return base + (<usize>(k % HISTORY) << 3);
}

/** Turns `direction`, which holds the gradient, into the step that the curvature seen so far suggests, downhill negative. */
function bend(first: i32, last: i32, n: usize): void {
  for (let k = last - 1; k >= first; k--) {
    const factor = load<f64>(scalar(inverses, k)) * dot(slot(steps, k), direction, n);
    store<f64>(scalar(factors, k), factor);
    addScaled(direction, slot(changes, k), -factor, n);
  }
  const newest = slot(changes, last - 1);
  const scale = 1 / (load<f64>(scalar(inverses, last - 1)) * dot(newest, newest, n));
  for (let k: usize = 0; k < n; k += 8) store<f64>(direction + k, load<f64>(direction + k) * scale);
  for (let k = first; k < last; k++) {
    const back = load<f64>(scalar(inverses, k)) * dot(slot(changes, k), direction, n);
    addScaled(direction, slot(steps, k), load<f64>(scalar(factors, k)) - back, n);
  }
}

// @ts-ignore: decorator
@inline
function longest(n: usize): f64 {
  let most: f64 = 0;
  for (let k: usize = 0; k < n; k += 8) most = max(most, Math.abs(load<f64>(direction + k)));
  return most;
}

/**
 * Minimises from `torsions` until a step gains less than `tolerance` or the evaluations are used up. Leaves the result in `torsions`,
 * with its energy and gradient computed.
 */
export function minimise(mostEvaluations: i32, tolerance: f64): f64 {
  const n = <usize>length << 4;
  const stop = evaluations + mostEvaluations;
  let energy = evaluate();
  let first = 0, last = 0;
  while (evaluations < stop) {
    memory.copy(startGradient, torsionGradient, n);
    memory.copy(direction, torsionGradient, n);
    if (last > first) bend(first, last, n);
    let slope = dot(startGradient, direction, n);
    if (slope <= 0) {
      memory.copy(direction, startGradient, n);
      first = last;
      slope = dot(startGradient, startGradient, n);
    }
    if (slope < 1e-12) break;
    let step = last > first ? min(1, LONGEST_STEP / longest(n)) : min(0.02, FIRST_STEP / longest(n));
    memory.copy(start, torsions, n);
    let next = energy;
    let isLower = false;
    for (let k = 0; k < BACKTRACKS && evaluations < stop; k++) {
      memory.copy(torsions, start, n);
      addScaled(torsions, direction, -step, n);
      next = evaluate();
      if (next < energy - SUFFICIENT_DECREASE * step * slope) {
        isLower = true;
        break;
      }
      // Where the parabola through both energies and the slope has its least.
      const least = (0.5 * slope * step * step) / (next - energy + slope * step);
      step = min(max(least, 0.1 * step), 0.5 * step);
    }
    if (!isLower) {
      memory.copy(torsions, start, n);
      energy = evaluate();
      if (last === first) break;
      first = last;
      continue;
    }
    const s = slot(steps, last), y = slot(changes, last);
    memory.copy(s, torsions, n);
    addScaled(s, start, -1, n);
    memory.copy(y, torsionGradient, n);
    addScaled(y, startGradient, -1, n);
    const curvature = dot(s, y, n);
    if (curvature > 1e-10) {
      store<f64>(scalar(inverses, last), 1 / curvature);
      last++;
      if (last - first > HISTORY) first = last - HISTORY;
    }
    const gain = energy - next;
    energy = next;
    if (gain < tolerance) break;
  }
  return energy;
}
