import { DEFAULT_ALLOWANCE, type ClientAllowance } from "../../core/plugin/clientAllowance.js";
import type { PluginLog } from "../../core/plugin/subnet.js";
import { fail, type ErrorReport } from "../../core/primitives/errors.js";
import { RAO_PER_TAO } from "../../core/primitives/amounts.js";
import type { Signer } from "../../core/primitives/keys.js";
import type { AccountId } from "../../core/primitives/ss58.js";
import { createGatewayRole, type AskResult } from "../../core/roles/gateway.js";
import { gatewayErrors } from "../../core/roles/gatewayErrors.js";
import type { SubnetView } from "../../core/roles/ports.js";
import type { OrganicMarket } from "../../core/roles/organicMarket.js";
import { systemClock } from "../../core/roles/systemClock.js";
import type { Client } from "../../plugins/rpc/client/connect.js";
import { startGatewayServer } from "../../plugins/rpc/gateway/startGatewayServer.js";
import type { HostOptions } from "./host.js";
import type { Sale } from "./messages.js";

/** What an account needs to be admitted: too much to make accounts by the thousand. */
const NEEDED_RAO = RAO_PER_TAO;
/** Requests that come together are sent together. */
const LINGER_MS = 10;
/** Sent at a time: one ends with the last of its answers, and who asks for the next shard should not wait for that. */
const MAX_EXCHANGES = 4;

export interface HostedGateway {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/**
 * Opens a validator's gateway on a port of its own, and has what is ordered there sent: in lock-step with the next round, otherwise
 * at once.
 *
 * @param view the subnet as of now
 */
export async function hostGateway(
  {
    uid,
    signer,
    market,
    log,
  }: {
    readonly uid: number;
    readonly signer: Signer;
    readonly market: OrganicMarket;
    readonly log: PluginLog;
  },
  options: HostOptions,
  view: () => SubnetView,
): Promise<HostedGateway> {
  const { subnet, netuid, genesisHash, node } = options;
  const gateway = createGatewayRole({
    contract: subnet.contract,
    genesisHash,
    netuid,
    signer,
    market,
    clock: systemClock,
    log,
    allow: (account) => admit(node, account, subnet.contract.clients ?? DEFAULT_ALLOWANCE),
    sold: (account, result) => {
      const sale = saleOf(account, result);
      if (sale) options.report({ kind: "sold", validatorUid: uid, sale });
    },
  });
  if (!options.lockstep) serveAtOnce(market, view, log);
  const server = await startGatewayServer(gateway, { host: "127.0.0.1", port: 0 });
  return { url: `ws://127.0.0.1:${server.port}`, close: () => server.close() };
}

/** Who has something to lose on this chain may ask: 1 TAO, free or staked, or a neuron of its own. */
async function admit(
  node: Client,
  account: AccountId,
  allowance: ClientAllowance,
): Promise<ClientAllowance | ErrorReport> {
  const known = (await node.call("state_account", { account })) as {
    readonly free: string;
    readonly stakes: readonly unknown[];
    readonly registrations: readonly unknown[];
    readonly neurons: readonly unknown[];
  };
  const { free, stakes, registrations, neurons } = known;
  const isKnown =
    BigInt(free) >= NEEDED_RAO || [stakes, registrations, neurons].some(({ length }) => length > 0);
  if (isKnown) return allowance;
  return fail(gatewayErrors.notAdmitted, { account, reason: "it has less than 1 TAO and no stake here" });
}

function serveAtOnce(market: OrganicMarket, view: () => SubnetView, log: PluginLog): void {
  let lingering = false;
  let exchanges = 0;
  const serve = async (): Promise<void> => {
    if (lingering || exchanges >= MAX_EXCHANGES || market.waiting === 0) return;
    lingering = true;
    await new Promise<void>((resolve) => void systemClock.after(LINGER_MS, resolve));
    lingering = false;
    exchanges += 1;
    try {
      await market.serve(view());
    } catch (error) {
      // The clients were told; the next order is served like the first.
      log.warn("orders could not be served", { reason: String(error) });
    }
    exchanges -= 1;
    void serve();
  };
  market.onOrder(() => void serve());
}

/** What was sold, if anything was: a client that wants all answers gets even those that are missing. */
function saleOf(account: AccountId, { height, asked, answers: [best] }: AskResult): Sale | undefined {
  if (!best || "missing" in best) return undefined;
  const { uid, score, latencyMs } = best;
  return { account, height, asked, uid, score: score ?? undefined, latencyMs };
}
