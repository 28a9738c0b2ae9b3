import { whenEnding } from "./whenEnding.js";

/** What is used of a child process. */
interface Child {
  kill(signal: "SIGKILL"): unknown;
  once(event: "exit", listener: () => void): unknown;
}

/** Kills a child when this process ends: one that loops would never see that nobody listens to it any more. */
export function killWithParent(child: Child): void {
  child.once(
    "exit",
    whenEnding(() => child.kill("SIGKILL")),
  );
}
