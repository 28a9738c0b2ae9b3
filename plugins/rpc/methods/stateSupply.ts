import { readSupply } from "../../../core/chain/queries/readSupply.js";
import { nodeMethod } from "../nodeContext.js";
import { noParams } from "../paramSchemas.js";

export const stateSupply = nodeMethod({
  name: "state_supply",
  doc: "The TAO there is, who holds it, and when the emission halves, in rao. Example: state_supply {}.",
  params: noParams,
  handle: ({ chain }) => readSupply(chain.state),
});
