import { Type, type Static } from "subnetkit/plugin";
import { MAX_ORIGINS, MAX_STEPS } from "../sizes.js";

const closed = { additionalProperties: false };

export const Asset = Type.String({ pattern: "^[A-Z0-9][A-Z0-9.-]{0,15}$", maxLength: 16 });

export const ResolutionName = Type.Union([
  Type.Literal("1m"),
  Type.Literal("5m"),
  Type.Literal("15m"),
  Type.Literal("1h"),
  Type.Literal("1d"),
  Type.Literal("1w"),
]);

const Steps = Type.Integer({ minimum: 1, maximum: MAX_STEPS });
const Text = Type.String({ minLength: 1, maxLength: 1_024 });
const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$", maxLength: 10 });

/** Where a series comes from; see the README, "Your own prices". */
const FeedSettings = Type.Object(
  {
    kind: Type.Union([
      Type.Literal("csv"),
      Type.Literal("parquet"),
      Type.Literal("websocket"),
      Type.Literal("simulated"),
    ]),
    /** CSV or Parquet file; a relative path counts from where the network is started. */
    file: Type.Optional(Text),
    /** Its column of times, where the name is not one of the usual ones. */
    timeColumn: Type.Optional(Text),
    /** Its column of prices, likewise. */
    closeColumn: Type.Optional(Text),
    /** Where ticks come from. */
    url: Type.Optional(Text),
    /** The oldest tick that still counts, in milliseconds behind the newest time the server named. */
    maxAgeMs: Type.Optional(Type.Integer({ minimum: 0, maximum: 3_600_000 })),
    /** Seed and length of an imagined market. */
    seed: Type.Optional(Text),
    days: Type.Optional(Type.Integer({ minimum: 2, maximum: 400 })),
  },
  closed,
);

/** One series that tasks are made of. With an asset and a resolution of the bundled table everything else has the table's value. */
const SeriesSettings = Type.Object(
  {
    asset: Asset,
    resolution: ResolutionName,
    feed: Type.Optional(FeedSettings),
    /** Bars that each path covers. */
    horizonSteps: Type.Optional(Steps),
    /** Lengths of the changes that are scored, in bars. */
    increments: Type.Optional(Type.Array(Steps, { minItems: 1, maxItems: 16 })),
    /** Lengths of scored changes from the origin, in bars. */
    gaps: Type.Optional(Type.Array(Steps, { maxItems: 16 })),
    /** Of a round. */
    tasks: Type.Optional(Type.Integer({ minimum: 1, maximum: 16 })),
    originsPerTask: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_ORIGINS })),
    /** Of a past: the first day that is asked about. */
    from: Type.Optional(Day),
    /** Of a past: the first day that is not asked about any more. */
    until: Type.Optional(Day),
  },
  closed,
);

/** What a validator of this subnet is set up with. */
export const ValidatorSettings = Type.Object({
  /** Which series it asks about. Validators of one network should agree on them. */
  series: Type.Array(SeriesSettings, {
    minItems: 1,
    maxItems: 16,
    default: [
      { asset: "SPX", resolution: "1d" },
      { asset: "SPX", resolution: "1w" },
      { asset: "SIM", resolution: "5m" },
      { asset: "SIM", resolution: "1m" },
    ],
  }),
});

export type FeedChoice = Static<typeof FeedSettings>;
export type SeriesChoice = Static<typeof SeriesSettings>;
