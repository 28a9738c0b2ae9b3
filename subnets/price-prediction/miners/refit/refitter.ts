import { createHash } from "node:crypto";
import * as tf from "@tensorflow/tfjs-core";
import { randomFrom, type Random } from "subnetkit/plugin";
import { NOISE, STEPS } from "../../sizes.js";
import { PARAMETERS } from "../../training/model/parameters.js";
import { learn, type LastLayers, type ReadHidden } from "./lastLayers.js";
import { rolledBack } from "./rolledBack.js";

/** How many moments of the past are gone through, and the size of a step as a multiple of the slope of a moment's loss. */
export interface RefitSettings {
  readonly lessons: number;
  readonly rate: number;
}

/** The trained last layer, as plain numbers. */
export interface LastLayer {
  readonly last: Float32Array;
  readonly lastBias: Float32Array;
}

/** A last layer for each context, by what the context itself teaches. Tensors belong to the caller's tidy. */
export type Refitter = (windows: readonly Float32Array[]) => LastLayers;

/** Bars between one lesson and the next. */
const LESSON_DISTANCE = 10;

/** Lessons that are learnt in one step: most of a step's time does not depend on them. */
const LESSONS_A_STEP = 4;

/** Paths for each lesson; enough for a slope, far fewer than an answer has. */
const PATHS_OF_LESSON = 12;

/** How many contexts' layers are remembered: several validators ask about the same ones. */
const KEPT = 512;

/** Deviates for some lessons of each origin, each from its origin's own source. */
function drawNoise(sources: readonly Random[], lessons: number): tf.Tensor {
  const width = lessons * PATHS_OF_LESSON * NOISE;
  const values = Float32Array.from({ length: sources.length * width }, (_, index) => {
    const source = sources[Math.floor(index / width)];
    return source?.normal() ?? 0;
  });
  return tf.tensor3d(values, [sources.length * lessons, PATHS_OF_LESSON, NOISE]);
}

/**
 * Makes a refitter: the network forecasts, in order of time, from `lessons` moments of a context what by its end is known to have followed,
 * and corrects its last layer, by a step for each few of them. What comes out depends on the context alone, whoever asks and beside whatever else.
 */
export function createRefitter(
  readHidden: ReadHidden,
  trained: LastLayer,
  { lessons, rate }: RefitSettings,
): Refitter {
  const hidden = trained.last.length / PARAMETERS;
  /** Hash of a context → its layer: the matrix, then the bias. */
  const kept = new Map<string, Float32Array>();

  const fit = (windows: readonly Float32Array[], keys: readonly string[]): void => {
    const rows = tf.tidy(() => {
      const sources = keys.map((key) => randomFrom(`refit ${key}`));
      let layers: LastLayers = {
        last: tf.tile(tf.tensor3d(trained.last, [1, hidden, PARAMETERS]), [windows.length, 1, 1]),
        lastBias: tf.tile(tf.tensor2d(trained.lastBias, [1, PARAMETERS]), [windows.length, 1]),
      };
      for (let left = lessons; left > 0; left -= LESSONS_A_STEP) {
        const distances = Array.from(
          { length: Math.min(LESSONS_A_STEP, left) },
          (_, index) => left - 1 - index,
        );
        const past = windows.flatMap((window) =>
          distances.map((distance) => rolledBack(window, STEPS + distance * LESSON_DISTANCE)),
        );
        const before = layers;
        layers = tf.tidy(() => ({
          ...learn(before, readHidden, past, drawNoise(sources, distances.length), rate),
        }));
      }
      const flat = tf.concat([tf.reshape(layers.last, [windows.length, -1]), layers.lastBias], 1);
      return Float32Array.from(flat.dataSync());
    });
    const width = rows.length / windows.length;
    for (const [index, key] of keys.entries()) kept.set(key, rows.slice(index * width, (index + 1) * width));
  };

  return (windows) => {
    const keys = windows.map((window) => createHash("sha256").update(window).digest("hex"));
    const fresh = new Map(
      keys.flatMap((key, index) => (kept.has(key) ? [] : [[key, windows[index] ?? new Float32Array()]])),
    );
    if (fresh.size > 0) fit([...fresh.values()], [...fresh.keys()]);
    const width = trained.last.length + trained.lastBias.length;
    const rows = new Float32Array(keys.length * width);
    for (const [index, key] of keys.entries()) rows.set(kept.get(key) ?? new Float32Array(), index * width);
    for (const key of kept.keys()) if (kept.size > KEPT) kept.delete(key);
    const all = tf.tensor2d(rows, [keys.length, width]);
    const last = tf.slice(all, [0, 0], [keys.length, trained.last.length]);
    return {
      last: tf.reshape(last, [keys.length, hidden, PARAMETERS]),
      lastBias: tf.slice(all, [0, trained.last.length], [keys.length, PARAMETERS]),
    };
  };
}
