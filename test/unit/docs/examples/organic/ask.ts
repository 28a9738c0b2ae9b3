import { ask, connect, findGateway, openGateway, developmentSigner } from "subnetkit/client";

const signer = developmentSigner("subnetkit", "alice/coldkey");
const { response } = await ask("ws://127.0.0.1:9944", request, { subnet: "price-prediction", signer });

// Whoever asks often keeps the connection:
const node = await connect("ws://127.0.0.1:9944");
const gateway = await findGateway(node, "price-prediction"); // or openGateway(url, { hotkey })
const { answers } = await gateway.ask(request, { signer, miners: 5, all: true });
gateway.close();

declare const request: { readonly returns: readonly number[] };
export const heard = [response, answers, openGateway];
