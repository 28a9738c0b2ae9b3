import type { SealedBlock } from "../../core/chain/block.js";
import type { Chain } from "../../core/chain/chain.js";
import type { DevnetEvents } from "./devnetEvents.js";
import type { EpochProgress } from "./epochProgress.js";
import { epochReport } from "./epochReport.js";
import type { Observations } from "./observations.js";
import type { LocalSubnet } from "./preset/localGenesis.js";
import type { EpochReport } from "./reports.js";
import type { Circumstances } from "./whyUnscored.js";

/** What the blocks and the validators' rounds of a network add up to. */
export interface BlockWatch {
  readonly onBlock: (block: SealedBlock) => void;
  /** The last epoch of each subnet that had one. */
  latest(): readonly EpochReport[];
}

/** Turns blocks into reports of epochs. */
export function watchBlocks(
  chain: Chain,
  subnets: readonly LocalSubnet[],
  observations: (netuid: number) => Observations,
  events: DevnetEvents,
  progress: EpochProgress,
  circumstances: (netuid: number) => Omit<Circumstances, "epochs">,
): BlockWatch {
  const latest = new Map<number, EpochReport>();
  const seen = new Map<number, number>();
  let isFirst = true;
  return {
    onBlock: (block) => {
      // Uptime of this process: what somebody waited for the first block, modules and all.
      if (isFirst) events.firstBlock(process.uptime() * 1_000);
      isFirst = false;
      for (const { netuid } of subnets) observations(netuid).block(block);
      for (const subnet of withEpochIn(block, subnets)) {
        const { netuid } = subnet;
        const epochs = (seen.get(netuid) ?? 0) + 1;
        seen.set(netuid, epochs);
        const how = { ...circumstances(netuid), epochs };
        const report = epochReport(chain, subnet, observations(netuid), how);
        latest.set(subnet.netuid, report);
        events.epoch(report);
        progress.finished(subnet.netuid, report.epoch);
      }
    },
    latest: () => [...latest.values()],
  };
}

/** The subnets whose epoch ran in this block. */
function withEpochIn(block: SealedBlock, subnets: readonly LocalSubnet[]): LocalSubnet[] {
  const finished = block.events
    .filter(({ name }) => name === "epoch.finished")
    .map(({ fields }) => fields["netuid"]);
  return subnets.filter(({ netuid }) => finished.includes(netuid));
}
