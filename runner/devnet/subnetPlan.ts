/** Some miners of one profile on a local network. */
export interface MinersPlan {
  readonly profile: string;
  /** One if left out. */
  readonly count?: number | undefined;
  /** Checked by the profile's own schema when a miner is made of them. */
  readonly settings?: Readonly<Record<string, unknown>> | undefined;
}

/** A subnet of a local network, and who takes part in it. */
export interface SubnetPlan {
  /** URL of its entry module, as `resolveSubnet` finds it. */
  readonly entry: string;
  /** One miner of each profile if left out. */
  readonly miners?: readonly MinersPlan[] | undefined;
  /** How many validators; three if left out. */
  readonly validators?: number | undefined;
  /** Of all its validators; checked by the contract's own schema when they are made. */
  readonly validatorSettings?: Readonly<Record<string, unknown>> | undefined;
  /** On top of what the contract asks for. */
  readonly hyperparameters?: Readonly<Record<string, number | boolean | string>> | undefined;
}
