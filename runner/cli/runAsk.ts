import { messageToJson } from "../../core/plugin/messageJson.js";
import { mapMessage } from "../../core/plugin/mapMessage.js";
import { isTensorJson, tensorFromJson } from "../../core/plugin/tensorJson.js";
import { connect } from "../../plugins/rpc/client/connect.js";
import { openGateway, type GatewayClient } from "../../plugins/rpc/client/openGateway.js";
import { throughGateway } from "../../plugins/rpc/client/throughGateway.js";
import type { AskCliOptions } from "./commands/ask.js";
import { renderAsked } from "./output/asked.js";
import { coloursFor } from "./output/colours.js";
import { jsonText } from "./output/json.js";
import { readJsonInput } from "./readJsonInput.js";
import { resolveSigner } from "./tx/resolveSigner.js";

/** Runs `subnetkit ask`: reads the request, signs it, prints what came back. */
export async function runAsk(subnet: string, options: AskCliOptions): Promise<void> {
  const { miners, all, json } = options;
  const request = fromJson(await readJsonInput(options.input));
  const signer = await resolveSigner(options);
  const to = options.to?.map((miner) => (/^\d+$/.test(miner) ? Number(miner) : miner));
  await withGateway(subnet, options, async (gateway) => {
    const asked = await gateway.ask(request, { signer, all, ...(miners && { miners }), ...(to && { to }) });
    const { hotkey, netuid, plugin } = gateway.info;
    const text = json
      ? jsonText({ subnet: plugin.id, netuid, gateway: hotkey, ...(messageToJson(asked) as object) }, 2)
      : renderAsked(asked, gateway.info, coloursFor(process.stdout));
    process.stdout.write(`${text}\n`);
  });
}

/** Tensors as code has them; what the contract makes of the rest is the gateway's to say. */
function fromJson(json: unknown): unknown {
  return mapMessage(json, (object) => (isTensorJson(object) ? tensorFromJson(object) : undefined));
}

/** The gateway that the user named, or one that the node knows. */
async function withGateway(
  subnet: string,
  { gateway: named, url }: AskCliOptions,
  use: (gateway: GatewayClient) => Promise<void>,
): Promise<void> {
  if (named !== undefined) {
    const gateway = await openGateway(named);
    return use(gateway).finally(() => gateway.close());
  }
  const node = await connect(url);
  const onWait = (): void =>
    void process.stderr.write(`Waiting for a gateway of ${subnet}: its validators are starting …\n`);
  await throughGateway(node, subnet, use, { onWait }).finally(() => node.close());
}
