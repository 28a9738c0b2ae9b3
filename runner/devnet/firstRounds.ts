import type { Chain } from "../../core/chain/chain.js";
import { readSubnet } from "../../core/chain/queries/readSubnet.js";
import type { Clock } from "../../core/roles/ports.js";
import { roundAt } from "../neuron/roundSchedule.js";
import type { SubnetHost } from "./subnetHost.js";

/** A subnet whose first epoch can wait for its neurons. */
export interface StartingSubnet {
  readonly netuid: number;
  readonly host: Pick<SubnetHost, "reached">;
}

export interface FirstRoundsOptions {
  readonly chain: Pick<Chain, "state" | "head">;
  readonly subnets: readonly StartingSubnet[];
  readonly clock: Clock;
  /** Told once when the clock stands still for longer than somebody would not notice, with the subnets that are waited for. */
  readonly onWait: (netuids: readonly number[]) => void;
}

/** For how many seconds, at most, a network's clock stands still for the first round of one of its subnets. */
const PATIENCE_S = 30;
const SECOND_MS = 1_000;
/** Waits up to here are not worth a word. */
const UNNOTICED_MS = 500;
/** The block whose view a round begins with, the one that brings its weights on chain, and the epoch's own. */
const BLOCKS_BEFORE = 2;

/** A subnet that is still waited for. */
interface Waited extends StartingSubnet {
  /** Height from which its blocks wait, and of its epoch. */
  readonly from: number;
  readonly epochAt: number;
  /** Whole seconds that they have waited. */
  heldS: number;
}

/**
 * Loading models and code takes a network's first seconds, longer than an epoch where others use the machine, and an epoch without a
 * round before it pays nobody. So the blocks around each subnet's first epoch wait, as in lock-step, until its neurons have done what
 * the block before set off: they run, the round is over, its weights are under way.
 *
 * @returns what the next block by the clock has to wait for, if anything; it never rejects
 */
export function holdForFirstRounds(options: FirstRoundsOptions): () => Promise<void> | undefined {
  const { chain, clock, onWait } = options;
  let waited: Waited[] = options.subnets.map((subnet) => ({
    ...subnet,
    ...firstEpochOf(chain, subnet),
    heldS: 0,
  }));
  let isTold = false;

  /**
   * Resolves with whether it is worth waiting for this subnet again. Seconds are counted, not subtracted: those in which the whole
   * process stood still are not the subnet's.
   */
  const waitFor = (subnet: Waited, height: number): Promise<boolean> =>
    new Promise((resolve) => {
      let cancel = (): void => undefined;
      const countSecond = (): void => {
        if (subnet.heldS === PATIENCE_S) return resolve(false);
        cancel = clock.after(SECOND_MS, () => {
          subnet.heldS += 1;
          countSecond();
        });
      };
      countSecond();
      void subnet.host.reached(height).then(() => {
        cancel();
        resolve(true);
      });
    });
  const waitForAll = async (due: readonly Waited[], height: number): Promise<void> => {
    const missing = new Set(due);
    const cancel = clock.after(UNNOTICED_MS, () => {
      if (!isTold) onWait([...missing].map(({ netuid }) => netuid));
      isTold = true;
    });
    await Promise.all(
      due.map(async (subnet) => {
        const isReached = await waitFor(subnet, height);
        missing.delete(subnet);
        if (!isReached) waited = waited.filter((each) => each !== subnet);
      }),
    );
    cancel();
  };

  return () => {
    const { height } = chain.head;
    waited = waited.filter(({ epochAt }) => height < epochAt);
    const due = waited.filter(({ from }) => height + 1 >= from);
    return due.length === 0 ? undefined : waitForAll(due, height);
  };
}

/** The first epoch that a round of this run can come before. */
function firstEpochOf(
  { state, head }: FirstRoundsOptions["chain"],
  { netuid }: StartingSubnet,
): Pick<Waited, "from" | "epochAt"> {
  const { epoch, hyperparameters } = readSubnet(state, netuid);
  const { tempo } = hyperparameters;
  let epochAt = epoch.nextAt;
  while (epochAt - BLOCKS_BEFORE <= head.height || roundAt(epochAt - BLOCKS_BEFORE, tempo) < 0)
    epochAt += tempo;
  return { from: epochAt - BLOCKS_BEFORE, epochAt };
}
