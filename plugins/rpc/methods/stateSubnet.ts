import { Type } from "#typebox";
import { readSubnet } from "../../../core/chain/queries/readSubnet.js";
import { nodeMethod } from "../nodeContext.js";
import { netuidParam } from "../paramSchemas.js";

export const stateSubnet = nodeMethod({
  name: "state_subnet",
  doc: "A subnet's owner, plugin, hyperparameters, pool, pots and epochs, amounts in rao. Example: state_subnet { netuid: 1 }.",
  params: Type.Object({ netuid: netuidParam }, { additionalProperties: false }),
  handle: ({ chain }, { netuid }) => readSubnet(chain.state, netuid),
});
