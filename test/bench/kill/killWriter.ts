// `node killWriter.js <folder> <seed> [maxBlocks]`: seals blocks under load into a store until somebody kills it, and says
// what is committed.
import { writeSync } from "node:fs";
import { nextNonce } from "../../../core/chain/nonces.js";
import { signExtrinsic } from "../../../core/chain/signExtrinsic.js";
import { openStoredChain } from "../../../core/chain/store/openStoredChain.js";
import { reportOf } from "../../../core/primitives/errors.js";
import { randomFrom } from "../../../core/primitives/random.js";
import { systemClock } from "../../../core/roles/systemClock.js";
import { createSoloEngine } from "../../../plugins/engine-solo/soloEngine.js";
import { openLmdbStore } from "../../../plugins/store-lmdb/openLmdbStore.js";
import { killGenesis, killSigners } from "./killNetwork.js";

const [folder = "", seed = "", maxBlocks = "Infinity"] = process.argv.slice(2);
const random = randomFrom(seed);
// Synchronous: a line that is out was written after its block was committed, whatever happens next.
const say = (line: string): void => void writeSync(1, `${line}\n`);

const store = openLmdbStore(folder);
try {
  const chain = openStoredChain({ store, genesis: killGenesis() });
  const engine = createSoloEngine({ chain, clock: systemClock, sealing: { policy: "manual" } });
  const signers = killSigners();
  say(`committed ${chain.head.height} ${chain.head.id}`);
  while (chain.head.height < Number(maxBlocks)) {
    signers.forEach((signer, index) => {
      const to = signers[(index + 1) % signers.length] ?? signer;
      const first = nextNonce(chain.state, signer.account);
      for (let nonce = first; nonce < first + random.integer(4); nonce++) {
        const era = { birth: chain.head.height + 1, lifetime: 64 };
        const call = { name: "balances.transfer", args: { to: to.account, amount: 1_000n } } as const;
        engine.submit(signExtrinsic(signer, { call, nonce, era, genesisHash: chain.genesisHash }));
      }
    });
    if (random.integer(8) === 0) engine.advance({ blocks: 1 + random.integer(60) });
    else engine.seal();
    say(`committed ${chain.head.height} ${chain.head.id}`);
  }
} catch (error) {
  say(`failed ${reportOf(error).code}`);
  process.exitCode = 3;
} finally {
  await store.close();
}
