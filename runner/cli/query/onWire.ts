/** A type as it comes over the RPC: amounts, which are bigint here, are decimal strings there. */
export type OnWire<T> = T extends bigint
  ? string
  : T extends string | number | boolean | undefined
    ? T
    : T extends readonly (infer Item)[]
      ? readonly OnWire<Item>[]
      : { readonly [Name in keyof T]: OnWire<T[Name]> };
