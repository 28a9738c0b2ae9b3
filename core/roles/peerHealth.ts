import type { AccountId } from "../primitives/ss58.js";
import type { Reply } from "./askedTask.js";

/** How well a miner answered lately, its own tasks and clients' alike. */
export interface PeerHealth {
  /** Share of usable answers in [0, 1], the latest counting most. */
  readonly answeredShare: number;
  /** Mean time to an answer, weighted likewise. */
  readonly latencyMs: number;
}

export interface HealthBook {
  readonly note: (hotkey: AccountId, reply: Reply) => void;
  readonly of: (hotkey: AccountId) => PeerHealth;
}

/** How much the latest answer counts: the last ten make up nine tenths. */
const LATEST_SHARE = 0.2;
/** Of a miner that nobody has asked yet: it gets its chance, and loses it soon. */
const UNKNOWN: PeerHealth = { answeredShare: 0.75, latencyMs: 0 };

/** Moving averages per hotkey, for as long as the validator runs. */
export function createHealthBook(): HealthBook {
  const known = new Map<AccountId, PeerHealth>();
  const towards = (before: number, latest: number): number => before + LATEST_SHARE * (latest - before);
  const of: HealthBook["of"] = (hotkey) => known.get(hotkey) ?? UNKNOWN;
  return {
    of,
    note: (hotkey, reply) => {
      const { answeredShare, latencyMs } = of(hotkey);
      const latest = "missing" in reply ? latencyMs : reply.latencyMs;
      known.set(hotkey, {
        answeredShare: towards(answeredShare, "missing" in reply ? 0 : 1),
        latencyMs: known.has(hotkey) ? towards(latencyMs, latest) : latest,
      });
    },
  };
}
