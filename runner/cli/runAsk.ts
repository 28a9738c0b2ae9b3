import { messageToJson } from "../../core/plugin/messageJson.js";
import { mapMessage } from "../../core/plugin/mapMessage.js";
import { isTensorJson, tensorFromJson } from "../../core/plugin/tensorJson.js";
import { connect } from "../../plugins/rpc/client/connect.js";
import { openGateway, type GatewayClient } from "../../plugins/rpc/client/openGateway.js";
import { awaitGateway } from "../gateway/awaitGateway.js";
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
  const gateway = await gatewayOf(subnet, options);
  try {
    const to = options.to?.map((miner) => (/^\d+$/.test(miner) ? Number(miner) : miner));
    const asked = await gateway.ask(request, { signer, all, ...(miners && { miners }), ...(to && { to }) });
    const { hotkey, netuid, plugin } = gateway.info;
    const text = json
      ? jsonText({ subnet: plugin.id, netuid, gateway: hotkey, ...(messageToJson(asked) as object) }, 2)
      : renderAsked(asked, gateway.info, coloursFor(process.stdout));
    process.stdout.write(`${text}\n`);
  } finally {
    gateway.close();
  }
}

/** Tensors as code has them; what the contract makes of the rest is the gateway's to say. */
function fromJson(json: unknown): unknown {
  return mapMessage(json, (object) => (isTensorJson(object) ? tensorFromJson(object) : undefined));
}

async function gatewayOf(subnet: string, { gateway, url }: AskCliOptions): Promise<GatewayClient> {
  if (gateway !== undefined) return openGateway(gateway);
  const node = await connect(url);
  try {
    const onWait = (): void =>
      void process.stderr.write(`The network is starting: waiting for a gateway of ${subnet} …\n`);
    return await awaitGateway(node, subnet, { onWait });
  } finally {
    node.close();
  }
}
