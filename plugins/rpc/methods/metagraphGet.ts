import { Type } from "#typebox";
import { readMetagraph } from "../../../core/chain/queries/readMetagraph.js";
import { nodeMethod } from "../nodeContext.js";
import { netuidParam } from "../paramSchemas.js";

export const metagraphGet = nodeMethod({
  name: "metagraph_get",
  doc: "All neurons of a subnet: keys, endpoint, stake in rao, permit, consensus, incentive and dividends as u16. Example: metagraph_get { netuid: 1 }.",
  params: Type.Object({ netuid: netuidParam }, { additionalProperties: false }),
  handle: ({ chain }, { netuid }) => readMetagraph(chain.state, netuid),
});
