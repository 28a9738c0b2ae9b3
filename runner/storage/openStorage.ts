import type { Signer } from "../../core/primitives/keys.js";
import type { SubnetView } from "../../core/roles/ports.js";
import { maxRecordBytesOf } from "../../core/roles/sessionLimits.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { connect, type Client } from "../../plugins/rpc/client/connect.js";
import { createWsTransport } from "../../plugins/transport-ws/createWsTransport.js";
import { openCatalogue } from "../../subnets/storage/client/catalogue.js";
import type { StorageClient } from "../../subnets/storage/client/client.js";
import { contract } from "../../subnets/storage/contract.js";
import { storageKeys } from "../../subnets/storage/sealing/storageKeys.js";
import { makeRoomForBulk } from "../neuron/bulkMessages.js";
import { openTextIndex, type TextIndex } from "../../subnets/storage/search/textIndex.js";
import { readSubnetView } from "../neuron/nodeChain.js";
import { createDirectNetwork } from "./directNetwork.js";
import { findSubnet } from "./findSubnet.js";
import { createGatewayNetwork } from "./gatewayNetwork.js";
import { masterKey, type SecretOptions } from "./masterKey.js";
import { availabilityInUse } from "./ownModel.js";
import { storageFolder } from "./storageFolder.js";
import { openTelemetry, type Telemetry } from "./telemetry.js";

export interface OpenOptions extends SecretOptions {
  readonly url: string;
  readonly netuid?: number;
  readonly folder?: string;
  /** Speak to miners as a validator does, with a hotkey that has a permit, instead of through a gateway. */
  readonly direct: boolean;
  /** Who asks, on a subnet of this netuid. */
  readonly signer: (netuid: number) => Promise<Signer>;
}

/** A client of a running network, with what its commands need beside it. */
export interface OpenStorage {
  readonly client: StorageClient;
  readonly node: Client;
  readonly netuid: number;
  readonly signer: Signer;
  /** Where the record of what is stored is kept, and with it what was seen of miners. */
  readonly folder: string;
  readonly telemetry: Telemetry;
  /** What stored texts mean. */
  readonly index: TextIndex;
  /** Keeps what was seen of miners and ends all sessions. */
  close(): Promise<void>;
}

/** Connects to a network's storage subnet and opens the record of what is stored there. @throws SK1910, SK1914, SK4150-SK4152, SK4104 */
export async function openStorage(options: OpenOptions): Promise<OpenStorage> {
  makeRoomForBulk(contract);
  const node = await connect(options.url);
  try {
    const { genesisHash } = (await node.call("chain_info")) as { readonly genesisHash: string };
    const netuid = await findSubnet(node, options.netuid);
    const signer = await options.signer(netuid);
    const folder = options.folder ?? storageFolder(genesisHash);
    const keys = storageKeys(await masterKey(folder, options));
    const catalogue = await openCatalogue(folder, keys);
    const telemetry = await openTelemetry(folder);
    const model = await availabilityInUse(folder);
    const availability = await telemetry.expect(model.predict);
    const view = (): Promise<SubnetView> => readSubnetView(node, netuid);
    const transport = createWsTransport({
      clock: systemClock,
      maxMessageBytes: maxRecordBytesOf(contract),
    });
    const network = options.direct
      ? await createDirectNetwork({
          genesisHash,
          view,
          dial: (...how) => transport.dial(...how),
          signer,
          clock: systemClock,
        })
      : await createGatewayNetwork({ node, netuid, signer, view });
    const { witness } = telemetry;
    return {
      client: { keys, network, catalogue, availability, witness },
      node,
      netuid,
      signer,
      folder,
      telemetry,
      index: openTextIndex(folder, keys),
      close: async () => {
        network.close();
        node.close();
        await model.dispose();
        await telemetry.save();
      },
    };
  } catch (error) {
    node.close();
    throw error;
  }
}
