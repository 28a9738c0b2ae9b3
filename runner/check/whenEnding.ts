/** What ends a process that does not listen for it, without a word to its children. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What is to be done first when this process ends, oldest first. */
const cleanups: (() => void)[] = [];

/**
 * Cleans up when this process ends in the middle of something: by a signal or by `process.exit`. What was said last is done first. A
 * signal that nobody else listens for then does what it would have done.
 *
 * @returns forgets it again: what had to be cleaned up has gone
 */
export function whenEnding(clean: () => void): () => void {
  if (cleanups.length === 0) listen();
  cleanups.push(clean);
  return () => {
    const at = cleanups.indexOf(clean);
    if (at < 0) return;
    cleanups.splice(at, 1);
    if (cleanups.length === 0) listenNoLonger();
  };
}

function listen(): void {
  for (const signal of SIGNALS) process.on(signal, endBy);
  process.on("exit", cleanUp);
}

function listenNoLonger(): void {
  for (const signal of SIGNALS) process.off(signal, endBy);
  process.off("exit", cleanUp);
}

function endBy(signal: NodeJS.Signals): void {
  listenNoLonger();
  cleanUp();
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
}

function cleanUp(): void {
  for (const clean of cleanups.splice(0).reverse()) clean();
}
