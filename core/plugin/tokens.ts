import type { ModelRuntime } from "./models.js";
import type { Clock, Consensus, Engine, Logger, Metrics, Store, Transport } from "./ports.js";
import { token, type Token } from "./token.js";

/** Durable bytes behind the chain. */
export const STORE: Token<Store> = token("store");
/** Decides the order of extrinsics. */
export const ENGINE: Token<Engine> = token("engine");
/** Connects miners and validators. */
export const TRANSPORT: Token<Transport> = token("transport");
/** Runs models: `kind` of the file says which runtime it is for. */
export const MODEL_RUNTIME: Token<ModelRuntime> = token("model-runtime");
/** Time for whoever waits: real, or virtual on a seeded network and in tests. */
export const CLOCK: Token<Clock> = token("clock");
/** Structured lines, with who wrote them. */
export const LOGGER: Token<Logger> = token("logger");
/** Counters, gauges and distributions for dashboards. */
export const METRICS: Token<Metrics> = token("metrics");
/** The epoch's consensus. Whoever calls it names the kernel's own type: `token<EpochConsensus>(CONSENSUS.name)` is the same token. */
export const CONSENSUS: Token<Consensus> = token("consensus");
