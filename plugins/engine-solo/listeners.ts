/** Those who are told of something, in the order they came. */
export interface Listeners<Item> {
  /** @returns a function that removes the listener */
  add(listener: (item: Item) => void): () => void;
  /**
   * Tells everyone. What a listener throws goes to `reportFault` and hurts nobody else. Items announced by a listener
   * are told after the current one, so that all listeners see the same order.
   */
  announce(item: Item): void;
}

export function createListeners<Item>(reportFault: (fault: unknown) => void): Listeners<Item> {
  const listeners = new Set<(item: Item) => void>();
  const queue: Item[] = [];

  return {
    add: (listener) => {
      // A function of its own for each registration: the same listener may be added twice and removed once.
      const own = (item: Item): void => listener(item);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    announce: (item) => {
      queue.push(item);
      if (queue.length > 1) return;
      for (let next: Item | undefined = item; next !== undefined; next = queue[0]) {
        for (const listener of [...listeners]) {
          try {
            listener(next);
          } catch (fault) {
            reportFault(fault);
          }
        }
        queue.shift();
      }
    },
  };
}
