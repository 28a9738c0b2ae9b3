import { startCli, type Finished } from "../e2e/cli.js";

/**
 * Runs `subnetkit dev` on a port of its own, and `during` once it has had an epoch.
 *
 * @param how what else it is started with
 * @param during given the node's port; what it throws is thrown once the network has ended
 * @returns how the network ended
 */
export async function onNetwork(
  how: readonly string[],
  during: (port: number) => Promise<void>,
): Promise<Finished> {
  let begun: Promise<void> | undefined;
  let failure: unknown;
  const args = ["dev", "--json", "--port", "0", "--block-ms", "100", ...how];
  const finished = await startCli(args, (stdout, child) => {
    const events = stdout
      .split("\n")
      .slice(0, -1)
      .map((line) => JSON.parse(line) as { readonly event: string; readonly rpcPort: number });
    const started = events.find(({ event }) => event === "started");
    if (begun || !started || !events.some(({ event }) => event === "epoch")) return;
    begun = during(started.rpcPort)
      .catch((error: unknown) => (failure = error))
      .then(() => void child.kill("SIGINT"));
  });
  if (failure) throw failure as Error;
  return finished;
}
