import { fail } from "../primitives/errors.js";
import type { AccountId } from "../primitives/ss58.js";
import type { Context } from "../state/context.js";
import { hyperparameters } from "./hyperparameters.js";
import { registeredUid } from "./neurons.js";
import { registryErrors } from "./registryErrors.js";
import { endpoints } from "./tables.js";

export interface Announcement {
  readonly netuid: number;
  readonly hotkey: AccountId;
  /** Where the neuron listens: a ws or wss URL of at most 128 characters. */
  readonly endpoint: string;
  /** What it speaks there: a name and a version, such as "subnetkit/1". */
  readonly protocol: string;
}

const MAX_ENDPOINT_LENGTH = 128;

// A pattern, not the URL parser: its verdict is part of the state and must not change with the platform.
const ENDPOINT = /^wss?:\/\/(?:\[[0-9a-fA-F:.]+\]|[0-9A-Za-z.-]+)(?::(\d{1,5}))?(?:\/[!-~]*)?$/;

const PROTOCOL = /^[a-z][a-z0-9-]{0,24}\/[0-9]{1,5}$/;

/**
 * Announces where a neuron listens.
 *
 * @throws SK0601, SK0605 not registered, SK0610 and SK0611 for malformed values, SK0612 too soon after the last time
 */
export function serve(ctx: Context, { netuid, hotkey, endpoint, protocol }: Announcement): void {
  const { servingRateLimit } = hyperparameters(ctx.state, netuid);
  const uid = registeredUid(ctx.state, netuid, hotkey);
  checkEndpoint(endpoint);
  if (!PROTOCOL.test(protocol)) throw fail(registryErrors.badProtocol);

  const previous = ctx.state.get(endpoints, [netuid, uid]);
  if (previous !== undefined && ctx.height - previous.updatedAt < servingRateLimit) {
    const { updatedAt } = previous;
    throw fail(registryErrors.servingTooOften, { updatedAt, earliest: updatedAt + servingRateLimit });
  }
  ctx.state.set(endpoints, [netuid, uid], { url: endpoint, protocol, updatedAt: ctx.height });
  ctx.emit({ name: "registry.endpointServed", fields: { netuid, uid, endpoint, protocol } });
}

function checkEndpoint(endpoint: string): void {
  if (endpoint.length > MAX_ENDPOINT_LENGTH) {
    throw fail(registryErrors.badEndpoint, { reason: `it has ${endpoint.length} characters` });
  }
  const match = ENDPOINT.exec(endpoint);
  if (match === null) throw fail(registryErrors.badEndpoint, { reason: "it is not a ws or wss URL" });
  const port = match[1];
  if (port !== undefined && (Number(port) === 0 || Number(port) > 65_535)) {
    throw fail(registryErrors.badEndpoint, { reason: "its port is not between 1 and 65535" });
  }
}
