import { Type, type TObject } from "#typebox";

const strict = { additionalProperties: false };

/** Schemas that several methods share. */
export const noParams: TObject = Type.Object({}, strict);

export const netuidParam = Type.Integer({
  minimum: 0,
  maximum: 65_535,
  description: "The subnet's number; 0 is root.",
});
export const heightParam = Type.Integer({
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
  description: "Height of a block.",
});
export const accountParam = Type.String({ maxLength: 64, description: "SS58 address with prefix 42." });
export const uidParam = Type.Integer({
  minimum: 0,
  maximum: 65_535,
  description: "A neuron's slot on its subnet.",
});
export const epochParam = Type.Integer({
  minimum: 1,
  maximum: Number.MAX_SAFE_INTEGER,
  description: "Number of an epoch of the subnet, from 1; the last one if left out.",
});
