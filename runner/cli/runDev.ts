import { resolve } from "node:path";
import { startDevnet } from "../devnet/startDevnet.js";
import type { DevOptions } from "./devOptions.js";
import { bundledSubnets } from "../subnets/bundledSubnets.js";
import { resolveSubnet } from "../subnets/resolveSubnet.js";
import { devView } from "./output/devView.js";

/** Runs `subnetkit dev` until it has its epochs, or until Ctrl-C. Sets exit code 1 if a subnet could not run. */
export async function runDev(options: DevOptions): Promise<void> {
  const view = devView(options);
  const interrupted = new Promise<void>((resolve) => {
    process.once("SIGINT", () => resolve());
    process.once("SIGTERM", () => resolve());
  });
  const devnet = await startDevnet({
    subnets: (options.subnet ?? Object.keys(bundledSubnets)).map((name) => resolveSubnet(name)),
    ...(options.seed !== undefined && { seed: options.seed }),
    host: "127.0.0.1",
    port: options.port,
    blockMs: options.blockMs,
    ...(options.data !== undefined && { dataFolder: resolve(options.data) }),
    events: view,
  });
  try {
    await Promise.race([interrupted, devnet.finished(options.epochs ?? Number.POSITIVE_INFINITY)]);
    view.summary(devnet.summary(), options.epochs);
    if (devnet.failedSubnets > 0) process.exitCode = 1;
  } finally {
    await devnet.stop();
  }
}
