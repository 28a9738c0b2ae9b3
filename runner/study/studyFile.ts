import { Type, type Static } from "#typebox";

const strict = { additionalProperties: false };
const name = Type.String({ minLength: 1, maxLength: 80 });
const epoch = Type.Integer({ minimum: 1, maximum: 10_000 });
const stake = Type.Number({ minimum: 0, maximum: 21_000_000, description: "Whole alpha." });
const parameters = Type.Record(Type.String(), Type.Unknown(), { description: "See studyParameters.ts." });

const validator = Type.Object(
  {
    name,
    stake,
    copies: Type.Optional(
      Type.String({ description: "`consensus`, or the name of a validator whose weights it copies." }),
    ),
    delayEpochs: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 10_000, description: "How old the copy is; 1 if left out." }),
    ),
  },
  strict,
);

const step = Type.Object(
  {
    epoch,
    weights: Type.Optional(
      Type.Record(Type.String(), Type.Record(Type.String(), Type.Number({ minimum: 0 })), {
        description: "By validator: its new weights, in any unit.",
      }),
    ),
    stakes: Type.Optional(Type.Record(Type.String(), stake, { description: "New stakes by neuron." })),
    silent: Type.Optional(
      Type.Array(name, { description: "Who sets no weights from here on; replaces the list before." }),
    ),
    register: Type.Optional(Type.Array(name, { description: "Neurons whose slot another one takes now." })),
    resetBonds: Type.Optional(
      Type.Union([Type.Literal(true), Type.Array(name)], {
        description: "Forget all bonds, or those with these miners.",
      }),
    ),
    parameters: Type.Optional(parameters),
  },
  strict,
);

const network = Type.Object(
  {
    name: Type.String({ pattern: "^[a-z0-9][a-z0-9-]{0,63}$" }),
    title: name,
    description: Type.String({ maxLength: 2_000 }),
    epochs: epoch,
    validators: Type.Array(validator, { minItems: 1, maxItems: 256 }),
    miners: Type.Array(name, { minItems: 1, maxItems: 1_024 }),
    owner: Type.Optional(name),
    parameters: Type.Optional(parameters),
    steps: Type.Array(step, { minItems: 1, maxItems: 10_000 }),
  },
  strict,
);

/** A study: networks, and the variants of the rules that each of them runs under. */
export const studySchema = Type.Object(
  {
    format: Type.Literal("subnetkit-study-1"),
    variants: Type.Optional(
      Type.Array(Type.Object({ name, parameters }, strict), { minItems: 1, maxItems: 8 }),
    ),
    networks: Type.Array(network, { minItems: 1, maxItems: 64 }),
  },
  strict,
);

export type StudyFile = Static<typeof studySchema>;
export type StudyNetwork = StudyFile["networks"][number];
export type StudyStep = StudyNetwork["steps"][number];
export type StudyVariant = NonNullable<StudyFile["variants"]>[number];
