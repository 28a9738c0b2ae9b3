import type { Clock } from "../../core/protocol/ports.js";

/** How many handshakes may come from one address. */
export interface AttemptLimits {
  /** At once, whether unfinished or not. */
  readonly maxBurst: number;
  /** Over time. */
  readonly perSecond: number;
  /** Begun and not finished. */
  readonly maxPending: number;
}

/** Generous enough for all validators of a network behind one address, little enough for the processor. */
export const DEFAULT_ATTEMPT_LIMITS: AttemptLimits = { maxBurst: 256, perSecond: 8, maxPending: 128 };

/** Addresses that are remembered; beyond them the ones that are long quiet are forgotten. */
const MAX_ADDRESSES = 4_096;

export interface Attempts {
  /** Begins another handshake, if one may. The returned function ends it; calling it again does nothing. */
  readonly begin: (address: string) => (() => void) | undefined;
}

interface Account {
  pending: number;
  allowance: number;
  updatedMs: number;
}

/** Counts handshakes by address: a bucket of attempts that refills, and a limit to those under way. */
export function createAttempts(clock: Clock, limits: AttemptLimits): Attempts {
  const accounts = new Map<string, Account>();

  const refilled = (account: Account): number =>
    Math.min(
      limits.maxBurst,
      account.allowance + ((clock.nowMs() - account.updatedMs) / 1_000) * limits.perSecond,
    );
  const forgetQuiet = (): void => {
    for (const [address, account] of accounts) {
      if (account.pending === 0 && refilled(account) >= limits.maxBurst) accounts.delete(address);
    }
  };

  return {
    begin: (remoteAddress) => {
      const address = addressGroup(remoteAddress);
      if (!accounts.has(address) && accounts.size >= MAX_ADDRESSES) {
        forgetQuiet();
        // All of them are busy: the newcomer is refused, not the established.
        if (accounts.size >= MAX_ADDRESSES) return undefined;
      }
      const account = accounts.get(address) ?? {
        pending: 0,
        allowance: limits.maxBurst,
        updatedMs: clock.nowMs(),
      };
      accounts.set(address, account);
      account.allowance = refilled(account);
      account.updatedMs = clock.nowMs();
      if (account.allowance < 1 || account.pending >= limits.maxPending) return undefined;
      account.allowance -= 1;
      account.pending += 1;
      let isPending = true;
      return () => {
        if (isPending) account.pending -= 1;
        isPending = false;
      };
    },
  };
}

/** What counts as one address: an IPv4 address, or the /64 network that one IPv6 subscriber commonly has. */
export function addressGroup(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1] !== undefined) return mapped[1];
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.split("%")[0] ?? "").split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...new Array<string>(zeros).fill("0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(":");
}
