import { createMiner } from "../../core/plugin/createMiner.js";
import { createModelLoaders } from "../../core/plugin/modelLoaders.js";
import { loadPart } from "../../core/plugin/loadPart.js";
import { createMinerRole, type MinerRole } from "../../core/roles/miner.js";
import { PROTOCOL_VERSION } from "../../core/protocol/version.js";
import { endpointOf, type PlannedMiner, type PlannedSubnet } from "./plan.js";
import { notePluginFailures } from "./pluginFailures.js";
import type { SimulatedMiner } from "./seat.js";
import { seatOf } from "./seatOf.js";
import { watchedMiner } from "./watchedParts.js";
import type { SeatWork } from "./workLoad.js";
import type { World } from "./world.js";
import { ownFolder } from "../neuron/ownFolder.js";

/** A miner that answers at its announced name. */
export interface RunningMiner {
  readonly planned: PlannedMiner;
  readonly work: SeatWork;
  readonly role: MinerRole;
  /** Begins the role anew, without its sessions. */
  resetRole(): void;
  /** Joins the network's snapshots, as far as the miner's code does. */
  readonly memory: SimulatedMiner;
  dispose(): Promise<void>;
}

/**
 * Creates a miner, lets it listen, and has it announce itself in the next block.
 *
 * @throws what the subnet's code makes of being created: SK1373, or a code of its own
 */
export async function startMiner(
  world: World,
  { netuid, plan }: PlannedSubnet,
  planned: PlannedMiner,
): Promise<RunningMiner> {
  const { group, uid, name, hotkey } = planned;
  const { contract } = plan.subnet;
  const log = world.log.child({ netuid, uid, name, profile: group.profile });
  const owned = createModelLoaders(plan.subnet, world.runtimeFor);
  const work = world.load.seat();
  const folder = ownFolder(contract, undefined);
  const start = { settings: group.settings, models: owned.models, log, ...folder.context };
  const own = (): ReturnType<typeof createMiner> => createMiner(plan.subnet, group.profile, start);
  const { create } = group;
  const miner = await (create
    ? loadPart(
        contract.id,
        `miner ${name}`,
        async () =>
          create(
            { ...start, settings: { ...(group.settings as object) } },
            seatOf(world, netuid, planned, work),
            own,
          ),
        "solve",
      )
    : own());

  const watched = watchedMiner(miner, work);
  const createRole = (): MinerRole =>
    createMinerRole({
      contract,
      miner: watched,
      genesisHash: world.chain.genesisHash,
      view: () => world.view(netuid),
      signer: hotkey.signer,
      clock: world.clock,
      deadline: "clock",
      log,
      onFailure: notePluginFailures(world, { netuid, uid }),
      ...(world.hooks && { hooks: world.hooks }),
    });
  let role = createRole();
  const endpoint = endpointOf(netuid, uid);
  world.network.listen(endpoint, { role: () => role, latencyMs: group.latencyMs });
  world.queue.submit(hotkey.signer, {
    name: "neurons.serve",
    args: { netuid, endpoint, protocol: PROTOCOL_VERSION },
  });
  return {
    planned,
    work,
    memory: miner as SimulatedMiner,
    get role() {
      return role;
    },
    resetRole: () => {
      role.close();
      role = createRole();
    },
    dispose: async () => {
      role.close();
      await miner.dispose?.();
      await owned.dispose();
      folder.dispose();
    },
  };
}
