import { defineContract, onnx, Tensor, Type } from "subnetkit/plugin";
import { REFIT, RISK_METRICS_DECAY, TRAINED_DEGREES_OF_FREEDOM, TRAINED_GARCH } from "./miners/defaults.js";
import { Asset, ResolutionName, ValidatorSettings } from "./series/seriesSettings.js";
import { CONTEXT_BARS, MAX_ORIGINS, MAX_STEPS, NOISE, PATHS, STEPS, TIMEOUT_MS } from "./sizes.js";

const closed = { additionalProperties: false };

/** Log-returns of any market lie far inside ±1, a factor of e. */
const bounds = { min: -1, max: 1 };

const horizonSteps = Type.Integer({ minimum: 1, maximum: MAX_STEPS });

/** How yesterday's return and variance make today's variance. */
const garchFields = {
  /** Weight of yesterday's squared return. */
  alpha: Type.Number({ minimum: 0, maximum: 1, default: TRAINED_GARCH.alpha }),
  /** Further weight when that return was a loss. */
  gamma: Type.Number({ minimum: 0, maximum: 1, default: TRAINED_GARCH.gamma }),
  /** Weight of yesterday's variance. */
  beta: Type.Number({ minimum: 0, maximum: 1, default: TRAINED_GARCH.beta }),
};

/** Every network turns returns and noise into joint paths. */
const pathNetwork = {
  inputs: {
    returns: Tensor({ dtype: "float32", shape: [{ max: MAX_ORIGINS }, CONTEXT_BARS] }),
    noise: Tensor({ dtype: "float32", shape: [{ max: MAX_ORIGINS }, PATHS, NOISE] }),
  },
  outputs: { increments: Tensor({ dtype: "float32", shape: [{ max: MAX_ORIGINS }, PATHS, STEPS] }) },
  licence: "MIT",
} as const;

export const contract = defineContract({
  id: "price-prediction",
  version: "2.0.0",
  summary: "Ensembles of price paths, scored by CRPS against what the market then did.",
  task: {
    /** What is asked of which asset, and one row for each origin. */
    request: Type.Object(
      {
        asset: Asset,
        resolution: ResolutionName,
        /** Bars that each path has to cover. */
        horizonSteps,
        /** Minutes since Monday 00:00 UTC at each origin: markets have a daily and a weekly rhythm. */
        minuteOfWeek: Tensor({ dtype: "int16", shape: [{ max: MAX_ORIGINS }], min: 0, max: 10_079 }),
        /** The returns before each origin, oldest first. */
        returns: Tensor({ dtype: "float32", shape: [{ max: MAX_ORIGINS }, CONTEXT_BARS], ...bounds }),
      },
      closed,
    ),
    /** For each origin of the request, paths of log-returns: [origins, paths, steps]. */
    response: Type.Object(
      {
        increments: Tensor({
          dtype: "float32",
          shape: [{ max: MAX_ORIGINS }, PATHS, { max: MAX_STEPS }],
          ...bounds,
        }),
      },
      closed,
    ),
    /** Which origins of the series were asked for, and what of the paths is scored. */
    secret: Type.Object(
      {
        /** When each origin's last bar was closed, in milliseconds since 1970. */
        origins: Type.Array(Type.Number({ minimum: -1e14, maximum: 1e14 }), { maxItems: MAX_ORIGINS }),
        increments: Type.Array(horizonSteps, { maxItems: 16 }),
        gaps: Type.Array(horizonSteps, { maxItems: 16 }),
        skipSteps: Type.Integer({ minimum: 0, maximum: MAX_STEPS }),
        referenceLossBp: Type.Number({ minimum: 0, maximum: 1e12 }),
      },
      closed,
    ),
    /** What the market did after each origin, and where a price was seen. */
    outcome: Type.Object(
      {
        returns: Tensor({ dtype: "float32", shape: [{ max: MAX_ORIGINS }, { max: MAX_STEPS }], ...bounds }),
        observed: Tensor({ dtype: "uint8", shape: [{ max: MAX_ORIGINS }, { max: MAX_STEPS }], max: 1 }),
      },
      closed,
    ),
    timeoutMs: TIMEOUT_MS,
    // 50 origins of 288 steps.
    maxMessageBytes: 6_000_000,
    // So that nobody can answer with what another one found.
    commitReveal: true,
    streaming: false,
  },
  models: {
    /** A perceptron over features of the context. */
    paths: onnx("./models/paths.onnx", {
      sha256: "8daa4c80a1070d2e698da8797e13cb7b831dafb40be287d7bee15ec97f5e63f9",
      ...pathNetwork,
    }),
    /** A temporal convolution over the context itself. */
    temporal: onnx("./models/temporal.onnx", {
      sha256: "10e7b95276ef68d1a3bea3e1b4318a7001e616208fa30c273dba077b2ceddf49",
      ...pathNetwork,
    }),
  },
  profiles: {
    /** The trained network that reads features of the context. */
    neural: Type.Object({}, closed),
    /** The trained network that reads the bare returns: a temporal convolution. */
    temporal: Type.Object({}, closed),
    /** The network of `neural`, its last layer refitted for each origin on the latest past. */
    refit: Type.Object(
      {
        /** Moments of an origin's past that it goes through; they bound the work. */
        lessons: Type.Integer({ minimum: 0, maximum: 40, default: REFIT.lessons }),
        /** Size of a step, as a multiple of the slope of a moment's loss. */
        rate: Type.Number({ minimum: 0, maximum: 1, default: REFIT.rate }),
      },
      closed,
    ),
    /** Filtered historical simulation: GARCH variance, shocks drawn from the context's own residuals. */
    fhs: Type.Object(garchFields, closed),
    /** GARCH with leverage and Student's t shocks. */
    garch: Type.Object(
      {
        ...garchFields,
        /** Of the shocks: the more, the rarer are large ones. Far below a million nothing tells them from normal ones. */
        degreesOfFreedom: Type.Number({
          exclusiveMinimum: 2,
          maximum: 1e6,
          default: TRAINED_DEGREES_OF_FREEDOM,
        }),
      },
      closed,
    ),
    /** Normal shocks of the recent volatility: an exponentially weighted mean of squares. */
    ewma: Type.Object(
      { decay: Type.Number({ minimum: 0.5, maximum: 0.999, default: RISK_METRICS_DECAY }) },
      closed,
    ),
    /** The baseline: normal shocks of the whole context's volatility. */
    randomWalk: Type.Object({}, closed),
  },
  validatorSettings: ValidatorSettings,
  hyperparameters: { tempo: 20 },
});
