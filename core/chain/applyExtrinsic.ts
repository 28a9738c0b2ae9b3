import { reportOf } from "../primitives/errors.js";
import { sha256Hex } from "../primitives/hash.js";
import type { KernelEvent } from "../state/context.js";
import type { State } from "../state/state.js";
import { assertValidExtrinsic } from "./assertValidExtrinsic.js";
import { dispatch } from "./dispatch.js";
import { bytesOf, type ExtrinsicReader, type ReadExtrinsic } from "./extrinsicReader.js";
import { nextNonce, useNonce } from "./nonces.js";
import type { Receipt } from "./receipt.js";

/** Where extrinsics are applied. */
export interface BlockPlace {
  readonly state: State;
  readonly height: number;
  readonly genesisHash: string;
  readonly reader: ExtrinsicReader;
}

/**
 * Applies one extrinsic of a block, and never throws: whatever is wrong becomes the receipt. One that isn't valid here
 * (malformed, wrongly signed, out of its era, of another nonce or network) changes nothing. A valid one uses up its
 * nonce; if its call fails, that is all it changes.
 */
export function applyExtrinsic(
  place: BlockPlace,
  submitted: Uint8Array | ReadExtrinsic,
  index: number,
): Receipt {
  const { state, height, genesisHash, reader } = place;
  let id: string | undefined;
  try {
    const read = reader.read(submitted);
    const { extrinsic } = read;
    id = extrinsic.id;
    const expectedNonce = nextNonce(state, extrinsic.signer);
    assertValidExtrinsic(extrinsic, { genesisHash, height, expectedNonce });
    read.assertSigned();

    useNonce(state, extrinsic.signer);
    const events: KernelEvent[] = [];
    const checkpoint = state.checkpoint();
    try {
      dispatch({ state, height, emit: (event) => events.push(event) }, extrinsic.signer, extrinsic.call);
      state.commit(checkpoint);
    } catch (error) {
      state.revert(checkpoint);
      throw error;
    }
    return { index, id, ok: true, events };
  } catch (error) {
    return { index, id: id ?? sha256Hex(bytesOf(submitted)), ok: false, ...reportOf(error), events: [] };
  }
}
