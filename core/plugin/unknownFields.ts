/** What has no fields of its own: its type is compared as a whole. */
type Leaf = string | number | bigint | boolean | symbol | null | undefined | ArrayBufferView | ArrayBuffer;
type Callable = (...args: never[]) => unknown;

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

// They distribute: of a union they give what any of its members has.
type KeyOf<Shape> = Shape extends unknown ? keyof Shape : never;
type FieldOf<Shape, Field> = Shape extends unknown
  ? Field extends keyof Shape
    ? Shape[Field]
    : never
  : never;
type ItemOf<Shape> = Shape extends readonly (infer Item)[] ? Item : never;

/** The members of a union that the value is one of, as its literals say; all of them where the compiler can't tell. */
type Meant<Given, Shape> = [Fitting<Given, Shape>] extends [never] ? Shape : Fitting<Given, Shape>;
type Fitting<Given, Shape> = Shape extends unknown ? (Given extends Shape ? Shape : never) : never;

/**
 * The fields, as paths below `Path`, that a value of type `Given` has and a `Shape` doesn't, at any depth; `never` when there are none. The
 * compiler's own check is for object literals that meet their type directly: what a function gives back is first given a type of its own,
 * and more fields than those asked for are no contradiction.
 */
export type UnknownFields<Given, Shape, Path extends string> = unknown extends Given
  ? never
  : unknown extends Shape
    ? never
    : Same<Given, Shape> extends true
      ? never
      : Given extends Leaf | Callable
        ? never
        : Given extends readonly unknown[]
          ? UnknownInItems<Given, Shape, Path>
          : UnknownInObject<Given, Meant<Given, Shape>, Path>;

type UnknownInItems<
  Given extends readonly unknown[],
  Shape,
  Path extends string,
> = number extends Given["length"]
  ? UnknownFields<Given[number], ItemOf<Shape>, `${Path}[]`>
  : {
      [Index in keyof Given]: UnknownFields<
        Given[Index],
        Index extends keyof Shape ? Shape[Index] : ItemOf<Shape>,
        `${Path}[]`
      >;
    }[number];

type UnknownInObject<Given, Shape, Path extends string> = {
  [Field in keyof Given & string]-?: [Given[Field]] extends [undefined]
    ? never // Of several literals the compiler gives each the fields of the others, as left out.
    : Field extends KeyOf<Shape>
      ? UnknownFields<Given[Field], FieldOf<Shape, Field>, `${Path}.${Field}`>
      : string extends Field
        ? never // Names that are computed may be right.
        : `${Path}.${Field}`;
}[keyof Given & string];

/** What a method gives back, awaited, or yields. */
type GivenBy<Method> = Method extends (...args: never[]) => infer Result
  ? Result extends AsyncIterable<infer Part>
    ? Part
    : Awaited<Result>
  : never;

/** `UnknownFields` of what the method `Name` of a plugin's part gives back. */
export type UnknownFieldsGiven<Part, Name extends string, Shape> =
  Part extends Readonly<Record<Name, infer Method>>
    ? UnknownFields<GivenBy<Method>, Shape, `${Name}()`>
    : never;

/** Fields of the part itself. */
export type UnknownMembers<Part, Known extends PropertyKey> = Exclude<keyof Part & string, Known>;

/** The type of an argument that may not have such fields: anything when there are none, otherwise a text that says which. */
export type NoneUnknown<Fields extends string> = [Fields] extends [never]
  ? unknown
  : string extends Fields
    ? unknown
    : `unknown field: ${Fields}`;
