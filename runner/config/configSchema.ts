import { Type, type Static, type TSchema } from "#typebox";

const closed = { additionalProperties: false };
const Settings = Type.Record(Type.String(), Type.Unknown());
const Hyperparameter = Type.Union([Type.Number(), Type.Boolean(), Type.String()]);

/** Some miners of one profile. */
const Miners = Type.Object(
  {
    profile: Type.String({ minLength: 1 }),
    /** How many of them; one if left out. */
    count: Type.Optional(Type.Integer({ minimum: 0, maximum: 64 })),
    /** Checked by the profile's own schema when the subnet is loaded. */
    settings: Type.Optional(Settings),
  },
  closed,
);

/** A subnet, and who takes part in it. */
const Subnet = Type.Object(
  {
    /** A bundled id, a path relative to the configuration, or an installed package. */
    subnet: Type.String({ minLength: 1 }),
    /** One miner of each profile if left out. */
    miners: Type.Optional(Type.Array(Miners, { maxItems: 64 })),
    /** How many validators; three if left out. */
    validators: Type.Optional(Type.Integer({ minimum: 1, maximum: 16 })),
    /** Of all its validators; checked by the contract's own schema when the subnet is loaded. */
    validatorSettings: Type.Optional(Settings),
    /** On top of what the contract asks for. */
    hyperparameters: Type.Optional(Type.Record(Type.String(), Hyperparameter)),
  },
  closed,
);

/** A kernel plugin with its settings. */
const Plugin = Type.Object(
  {
    /** A path relative to the configuration, or an installed package. */
    plugin: Type.String({ minLength: 1 }),
    /** Checked by the plugin's own schema. */
    config: Type.Optional(Settings),
  },
  closed,
);

/** What a configuration file may say. Everything is optional, and a flag of the command line overrides it. */
export const configSchema = Type.Object(
  {
    /** Which network the genesis imitates. */
    preset: Type.Optional(Type.Literal("local")),
    /** Repeatable run: keys, genesis and tasks follow from it. */
    seed: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    /** Port of the node's RPC; 0 for any free one. */
    port: Type.Optional(Type.Integer({ minimum: 0, maximum: 65_535 })),
    /** Wall-clock time of a block without a seed. */
    blockMs: Type.Optional(Type.Integer({ minimum: 20, maximum: 600_000 })),
    /** Folder to keep the chain in, relative to the configuration. */
    data: Type.Optional(Type.String({ minLength: 1 })),
    /** The bundled ones if left out. */
    subnets: Type.Optional(
      Type.Array(Type.Union([Type.String({ minLength: 1 }), Subnet]), { minItems: 1, maxItems: 32 }),
    ),
    /** Kernel plugins, in the node's own process. */
    plugins: Type.Optional(Type.Array(Type.Union([Type.String({ minLength: 1 }), Plugin]), { maxItems: 32 })),
  },
  closed,
);

type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Frozen<T[Key]> }
    : T;
type ReadonlyStatic<Schema extends TSchema> = Frozen<Static<Schema>>;

export type SubnetkitConfig = ReadonlyStatic<typeof configSchema>;
export type SubnetConfig = ReadonlyStatic<typeof Subnet>;
export type MinersConfig = ReadonlyStatic<typeof Miners>;
export type PluginConfig = ReadonlyStatic<typeof Plugin>;
