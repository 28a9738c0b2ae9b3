import { expect, it } from "vitest";
import { fail, type SubnetkitError } from "../../../../../core/primitives/errors.js";
import { gatewayErrors } from "../../../../../core/roles/gatewayErrors.js";
import type { GatewayClient } from "../../../../../plugins/rpc/client/openGateway.js";
import { throughGateway } from "../../../../../plugins/rpc/client/throughGateway.js";
import { rpcErrors } from "../../../../../plugins/rpc/rpcErrors.js";

/** A node with one gateway, and how many times it was opened and closed. */
function network() {
  const counts = { opened: 0, closed: 0 };
  const node = {
    call: () => Promise.resolve([{ netuid: 1, subnet: "a", uid: 0, hotkey: "5", url: "ws://here" }]),
  };
  const open = (): Promise<GatewayClient> => {
    counts.opened += 1;
    return Promise.resolve({ close: () => (counts.closed += 1) } as unknown as GatewayClient);
  };
  return { counts, node, open };
}

const gone = fail(rpcErrors.gatewayGone, { subnet: "a", reason: "it went" });
const closed = fail(gatewayErrors.closed);
const meanwhile = fail(rpcErrors.gatewayWent, { subnet: "a", url: "ws://here" });

it.each([
  ["answers what the next gateway does when two went before they were asked", [gone, closed], "answer", 3],
  ["gives up on the third", [gone, gone, gone], "SK1916", 3],
  ["does not ask twice what may have been asked", [meanwhile], "SK1917", 1],
])("%s", async (_, failures, outcome, opened) => {
  const { counts, node, open } = network();
  const left = [...failures];
  const use = (): Promise<string> => {
    const failure = left.shift();
    return failure ? Promise.reject(failure) : Promise.resolve("answer");
  };
  const answer = await throughGateway(node, "a", use, { open }).catch(
    (error: unknown) => (error as SubnetkitError).code,
  );
  expect([answer, counts]).toEqual([outcome, { opened, closed: opened }]);
});
