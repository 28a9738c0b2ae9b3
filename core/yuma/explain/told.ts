/**
 * An explanation as it is told: in process with bigints, or from JSON, where they are decimal strings. What puts
 * explanations into words takes both.
 */
export type Told<T> = T extends bigint
  ? bigint | string
  : T extends string // names of kinds and branded texts too
    ? T
    : T extends readonly (infer Item)[]
      ? readonly Told<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: Told<T[Key]> }
        : T;
