import type { Told } from "../../core/yuma/explain/told.js";
import type { ExplainedNeuron } from "../../plugins/rpc/methods/yumaExplain.js";
import { connect } from "../../plugins/rpc/client/connect.js";
import type { ExplainOptions } from "./commands/explain.js";
import { coloursFor } from "./output/colours.js";
import { renderExplanation } from "./output/explanation.js";
import { jsonText } from "./output/json.js";

/** Runs `subnetkit explain`: asks the node, prints the way. */
export async function runExplain({ url, json, netuid, uid, epoch }: ExplainOptions): Promise<void> {
  const node = await connect(url);
  try {
    const result = await node.call("yuma_explain", { netuid, uid, ...(epoch !== undefined && { epoch }) });
    // The node is of this version or refuses the method; its answer has the method's type.
    const explanation = result as Told<ExplainedNeuron>;
    const text = json ? jsonText(explanation, 2) : renderExplanation(explanation, coloursFor(process.stdout));
    process.stdout.write(`${text}\n`);
  } finally {
    node.close();
  }
}
