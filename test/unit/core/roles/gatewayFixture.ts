import type { ContractSpec } from "../../../../core/plugin/contract.js";
import { createMessageCodec } from "../../../../core/plugin/messageCodec.js";
import type { Validator } from "../../../../core/plugin/subnet.js";
import { decodeCanonical } from "../../../../core/primitives/codec.js";
import { sha256 } from "../../../../core/primitives/hash.js";
import { developmentSigner, type Signer } from "../../../../core/primitives/keys.js";
import {
  askPayload,
  resultPayload,
  type AskOptions,
  type ClientAsk,
} from "../../../../core/protocol/clientAsk.js";
import { assertSignature } from "../../../../core/protocol/signatureSchemes.js";
import { DEFAULT_ALLOWANCE } from "../../../../core/plugin/clientAllowance.js";
import type { GatewayOptions } from "../../../../core/roles/gatewayOptions.js";
import {
  createGatewayRole,
  type AskResult,
  type GatewayRole,
  type SignedAsk,
} from "../../../../core/roles/gateway.js";
import type { ValidatorRole } from "../../../../core/roles/validator.js";
import type { ValidatorOptions } from "../../../../core/roles/validatorOptions.js";
import { contract, createNetwork, genesisHash, netuid, quietLog, type Network } from "./networkFixture.js";

/** As `contract`, without a secret: what a client asks can be scored as it is. */
export const open: ContractSpec = {
  ...contract,
  task: {
    request: contract.task.request,
    response: contract.task.response,
    timeoutMs: 1_000,
    streaming: false,
  },
};

/** Sends numbers of a thousand and up; scores 1 for the number itself. */
export const openValidator = (over: Partial<Validator<ContractSpec>> = {}): Validator<ContractSpec> => ({
  createTasks: ({ seed }) => [{ request: { value: 1_000 + Number.parseInt(seed.slice(0, 4), 16) } }],
  score: ({ request, answers }) =>
    answers.map(({ response }) => {
      const [asked, said] = [request, response] as readonly ({ readonly value: number } | undefined)[];
      return said && asked ? 1 / (1 + Math.abs(said.value - asked.value)) : 0;
    }),
  ...over,
});

export interface Market {
  readonly network: Network;
  readonly role: ValidatorRole;
  readonly gateway: GatewayRole;
  /** Signs a request, or any bytes, as a client would; `over` changes it afterwards. */
  readonly sign: (value: unknown, how?: AskOptions, over?: Partial<SignedAsk>, client?: Signer) => SignedAsk;
  /** Asks between rounds, and runs the clock until there is a result or a refusal, whose code it gives. */
  readonly ask: (signed: SignedAsk) => Promise<AskResult | string>;
}

export const client = developmentSigner("gateway", "client");

/** A validator with a gateway, and miners that are yet to be added. */
export function createMarket(
  uids: readonly number[],
  over: {
    validator?: Partial<ValidatorOptions>;
    gateway?: Partial<GatewayOptions>;
    contract?: ContractSpec;
  } = {},
): Market {
  const spec = over.contract ?? open;
  const network = createNetwork(uids);
  const role = network.validator({ contract: spec, validator: openValidator(), ...over.validator });
  const signer = developmentSigner("roles", "neuron 0");
  const gateway = createGatewayRole({
    contract: spec,
    genesisHash,
    netuid,
    signer,
    market: role.market,
    clock: network.clock,
    log: quietLog,
    allow: () => Promise.resolve(DEFAULT_ALLOWANCE),
    ...over.gateway,
  });
  role.market.observe(network.view);
  const codec = createMessageCodec(spec);
  let count = 0;
  const identity = { genesisHash, netuid, hotkey: signer.account };

  return {
    network,
    role,
    gateway,
    sign: (value, options = {}, changed = {}, from = client) => {
      count += 1;
      const ask: ClientAsk = {
        account: from.account,
        challenge: gateway.challenge(from.account),
        id: sha256(`ask ${count}`).slice(0, 16),
        body: value instanceof Uint8Array ? value : codec.encodeRequest(value),
        options,
      };
      return { ...ask, scheme: from.scheme, signature: from.sign(askPayload(identity, ask)), ...changed };
    },
    ask: async (signed) => {
      let outcome: AskResult | string | undefined;
      const done = gateway.ask(signed).then(
        async ({ result, signature }) => {
          const payload = resultPayload(askPayload(identity, signed), result);
          await assertSignature({ scheme: signer.scheme, hotkey: signer.account }, payload, signature);
          outcome = decodeCanonical(result) as AskResult;
        },
        (error: unknown) => {
          outcome = (error as { code: string }).code;
        },
      );
      await network.clock.advance(0);
      const served = role.market.serve(network.view);
      for (let step = 0; step < 40 && outcome === undefined; step += 1)
        await network.clock.advance(step < 5 ? 0 : 500);
      await served;
      await done;
      return outcome ?? "nothing";
    },
  };
}
