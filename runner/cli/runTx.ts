import type { Call, CallName } from "../../core/chain/callSchemas.js";
import { connect } from "../../plugins/rpc/client/connect.js";
import type { TxOptions } from "./commands/tx.js";
import { coloursFor } from "./output/colours.js";
import { jsonText } from "./output/json.js";
import { renderIncluded } from "./output/receipt.js";
import { readArguments } from "./tx/readArguments.js";
import { accountReader, resolveSigner } from "./tx/resolveSigner.js";
import { sendCall } from "./tx/sendCall.js";

/** Runs a `subnetkit tx` command: reads the arguments, signs, sends, waits, prints the receipt. */
export async function runTx(
  name: CallName,
  options: TxOptions & Readonly<Record<string, unknown>>,
): Promise<void> {
  const args = await readArguments(name, options, { account: accountReader(options) });
  const call = { name, args } as Call; // read by the table's entry of that name
  const signer = await resolveSigner(options);
  const node = await connect(options.url);
  try {
    const outcome = await sendCall(node, signer, call, {
      ...(options.nonce !== undefined && { nonce: options.nonce }),
      lifetimeBlocks: options.lifetime,
      ...(options.wait && { timeoutMs: options.timeoutS * 1_000 }),
    });
    const text = options.json ? jsonText(outcome, 2) : renderIncluded(outcome, coloursFor(process.stdout));
    process.stdout.write(`${text}\n`);
  } finally {
    node.close();
  }
}
