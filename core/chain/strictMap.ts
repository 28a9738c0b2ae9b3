import { reportOf } from "../primitives/errors.js";
import type { Codec } from "../state/codecs.js";

/** A map with named fields, as it travels: every declared field, no other, undefined ones absent. */
export interface StrictMap<Fields extends object> {
  encode(value: Readonly<Fields>): Readonly<Record<string, unknown>>;
  /** @param refuse makes the error for a reason; its result is thrown */
  decode(cbor: unknown, refuse: (reason: string) => Error): Readonly<Fields>;
}

/**
 * Declares a map by its fields' codecs. Unlike the records of the state it keeps the names, so that other programs can
 * write it, and an unknown or missing field is refused by name.
 *
 * @example const transfer = strictMap({ to: account, amount });
 */
export function strictMap<Fields extends object>(fields: {
  readonly [Name in keyof Fields]: Codec<Fields[Name]>;
}): StrictMap<Fields> {
  // Object.keys is typed string[]; these are the keys of `fields` by construction.
  const names = Object.keys(fields) as (keyof Fields & string)[];
  return {
    encode: (value) => {
      const present = names
        .map((name) => [name, fields[name].encode(value[name])] as const)
        .filter(([, cbor]) => cbor !== null);
      return Object.fromEntries(present);
    },
    decode: (cbor, refuse) => {
      if (!isPlainObject(cbor)) throw refuse("it is not a map");
      let left = Object.keys(cbor).length;
      for (const name of names) if (Object.hasOwn(cbor, name)) left -= 1;
      if (left > 0) throw refuse(`there is no field ${unknownField(cbor, names)}`);

      const value: Partial<Fields> = {};
      for (const name of names) {
        const found = Object.hasOwn(cbor, name) ? cbor[name] : undefined;
        if (found === null) throw refuse(`${name} is null; leave it out`);
        try {
          // An absent field is what the codec's own null is: optional fields take it, others refuse it.
          value[name] = fields[name].decode(found ?? null);
        } catch (cause) {
          if (found === undefined) throw refuse(`${name} is missing`);
          throw refuse(`${name}: ${reportOf(cause).message}`);
        }
      }
      return value as Fields; // every declared field was just set
    },
  };
}

function unknownField(cbor: Readonly<Record<string, unknown>>, names: readonly string[]): string {
  const unknown = Object.keys(cbor).find((name) => !names.includes(name)) ?? "";
  return JSON.stringify(unknown.slice(0, 40));
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}
