/** What is used of a child process. */
interface Child {
  kill(signal: "SIGKILL"): unknown;
  once(event: "exit", listener: () => void): unknown;
}

/** What ends a process that does not listen for it, without a word to its children. */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** Kills a child when this process is told to end: one that loops would never see that nobody listens to it any more. */
export function killWithParent(child: Child): void {
  const end = (signal: NodeJS.Signals): void => {
    forget();
    child.kill("SIGKILL");
    // With nobody else who listens, the signal does what it would have done.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  const forget = (): void => SIGNALS.forEach((signal) => process.off(signal, end));
  for (const signal of SIGNALS) process.on(signal, end);
  child.once("exit", forget);
}
