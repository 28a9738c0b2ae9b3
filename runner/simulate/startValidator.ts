import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { createPluginState, type JournaledState } from "../../core/plugin/pluginState.js";
import { createValidator } from "../../core/plugin/createValidator.js";
import { loadPart } from "../../core/plugin/loadPart.js";
import type { RoundReport } from "../../core/roles/roundReport.js";
import { createValidatorRole, type ValidatorRole } from "../../core/roles/validator.js";
import type { PlannedSubnet, PlannedValidator } from "./plan.js";
import { notePluginFailures } from "./pluginFailures.js";
import { seatOf } from "./seatOf.js";
import { watchedValidator } from "./watchedParts.js";
import { createWeightsPort, type WeightsPort } from "./weightsPort.js";
import type { World } from "./world.js";
import { ownFolder } from "../neuron/ownFolder.js";

/** A validator that runs a round when it is told. */
export interface RunningValidator {
  readonly planned: PlannedValidator;
  /** What it remembers: joins the network's snapshots. */
  readonly state: JournaledState;
  /** Asks, scores, and hands its weights to the next block. */
  runRound(): Promise<RoundReport>;
  readonly weights: WeightsPort;
  /** Begins the role anew, without its sessions; what it remembers stays. */
  resetRole(): void;
  dispose(): Promise<void>;
}

/**
 * Creates a validator.
 *
 * @throws what the subnet's code makes of being created: SK1373, or a code of its own
 */
export async function startValidator(
  world: World,
  { netuid, plan }: PlannedSubnet,
  planned: PlannedValidator,
): Promise<RunningValidator> {
  const { group, uid, name, hotkey } = planned;
  const { contract } = plan.subnet;
  const { signer } = hotkey;
  const log = world.log.child({ netuid, uid, name });
  const owned = createModelLoaders(plan.subnet, world.runtimeFor);
  const state = createPluginState();
  const folder = ownFolder(contract, undefined);
  const ctx = { settings: group.settings, models: owned.models, state, log, ...folder.context };
  const work = world.load.seat();
  const own = (): ReturnType<typeof createValidator> => createValidator(plan.subnet, ctx);
  const { create } = group;
  const validator = await (create
    ? loadPart(
        contract.id,
        `validator ${name}`,
        async () => create(ctx, seatOf(world, netuid, planned, work), own),
        "score",
      )
    : own());

  const weights = createWeightsPort({ chain: world.chain, queue: world.queue, netuid, signer, state });
  const createRole = (): ValidatorRole =>
    createValidatorRole({
      contract,
      validator: watchedValidator(validator, work),
      netuid,
      chain: weights,
      dial: world.dial,
      signer,
      clock: world.clock,
      deadline: "clock",
      log,
      state,
      onFailure: notePluginFailures(world, { netuid, uid }),
      ...(world.hooks && { hooks: world.hooks }),
    });
  let role = createRole();
  return {
    planned,
    state,
    weights,
    runRound: () => role.runRound(world.view(netuid)),
    resetRole: () => {
      role.close();
      role = createRole();
    },
    dispose: async () => {
      role.close();
      await validator.dispose?.();
      await owned.dispose();
      folder.dispose();
    },
  };
}
