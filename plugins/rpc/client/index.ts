export { connect, type Client } from "./connect.js";
export {
  openGateway,
  type Asked,
  type AskRequest,
  type ClientAnswer,
  type GatewayClient,
} from "./openGateway.js";
export { ask, type AskSubnet } from "./ask.js";
export { findGateway, type FindGatewayOptions } from "./findGateway.js";
export { developmentSigner, signerFromSeed, type Signer } from "../../../core/primitives/keys.js";
export { messageToJson } from "../../../core/plugin/messageJson.js";
