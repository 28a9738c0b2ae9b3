import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { createPluginState } from "../../core/plugin/pluginState.js";
import { createValidator } from "../../core/plugin/createValidator.js";
import type { Subnet } from "../../core/plugin/subnet.js";
import { fail } from "../../core/primitives/errors.js";
import { sha256Hex } from "../../core/primitives/hash.js";
import { accountFromPublicKey } from "../../core/primitives/ss58.js";
import { createModelRuntimes } from "../models/createModelRuntimes.js";
import { inferErrors } from "./inferErrors.js";
import { silentLog } from "./silentLog.js";

/**
 * A request that the subnet's own validator would send: the first task of a round, or of a batch its first item.
 *
 * @param seed another seed is another round
 * @throws SK3204 when it makes no task · SK1373 when its code fails
 */
export async function sampleRequest(subnet: Subnet, seed: string): Promise<unknown> {
  const runtime = createModelRuntimes();
  const owned = createModelLoaders(subnet, () => runtime);
  const state = createPluginState();
  const validator = await createValidator(subnet, { models: owned.models, state, log: silentLog });
  try {
    const peer = { uid: 0, hotkey: accountFromPublicKey(new Uint8Array(32)) };
    const hash = sha256Hex(new TextEncoder().encode(seed));
    const round = { height: 1, seed: hash, privateSeed: hash, peers: [peer] };
    const [task] = await validator.createTasks(round);
    const request: unknown = subnet.contract.task.batch
      ? (task?.request as readonly unknown[] | undefined)?.[0]
      : task?.request;
    if (request === undefined) throw fail(inferErrors.noSample, { subnet: subnet.contract.id });
    return request;
  } finally {
    await validator.dispose?.();
    await owned.dispose();
  }
}
