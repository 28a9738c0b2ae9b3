/** A value that several holders use. */
export interface Lease<T> {
  readonly value: T;
  /** One more lease of the same value; undefined once the last was given back. */
  again(): Lease<T> | undefined;
  /** Gives the lease back; the last one ends the value. Call it once. */
  release(): Promise<void>;
}

/** Values by key, each made once and ended with its last lease. */
export interface SharedLeases<T> {
  /** Leases the value of a key, making it when nobody has it. When that fails, all who wait get the error, and the next one tries again. */
  lease(key: string, make: () => Promise<T>): Promise<Lease<T>>;
  /** How many values are held. */
  count(): number;
}

interface Shared<T> {
  readonly value: Promise<T>;
  leases: number;
}

/**
 * Reference-counted sharing, as for model weights that twenty miners of a process need in memory once.
 *
 * @param end what to do with a value that nobody holds any more
 */
export function createSharedLeases<T>(end: (value: T) => void | Promise<void>): SharedLeases<T> {
  const held = new Map<string, Shared<T>>();
  const giveBack = (key: string, shared: Shared<T>): boolean => {
    shared.leases -= 1;
    if (shared.leases > 0) return false;
    held.delete(key);
    return true;
  };
  const leaseOf = (key: string, shared: Shared<T>, value: T): Lease<T> => ({
    value,
    again() {
      if (shared.leases === 0) return undefined;
      shared.leases += 1;
      return leaseOf(key, shared, value);
    },
    async release() {
      if (giveBack(key, shared)) await end(value);
    },
  });
  return {
    async lease(key, make) {
      const shared: Shared<T> = held.get(key) ?? { value: make(), leases: 0 };
      held.set(key, shared);
      shared.leases += 1;
      try {
        return leaseOf(key, shared, await shared.value);
      } catch (error) {
        giveBack(key, shared);
        throw error;
      }
    },
    count: () => held.size,
  };
}
