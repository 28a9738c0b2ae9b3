import fc from "fast-check";
import { describe, it } from "vitest";
import { decodeExtrinsic } from "../../../../core/chain/decodeExtrinsic.js";
import { loadGenesis } from "../../../../core/chain/loadGenesis.js";
import { encodeCanonical } from "../../../../core/primitives/codec.js";
import { isSubnetkitError } from "../../../../core/primitives/errors.js";
import { loadState } from "../../../../core/state/dump.js";
import { alice, signed, transferCall } from "../../../unit/core/chain/chainFixture.js";

/** Runs something on input that may be anything: it succeeds or throws a coded error, never another one. */
function survives(call: () => unknown): void {
  try {
    call();
  } catch (error) {
    if (!isSubnetkitError(error)) throw error;
  }
}

const valid = signed(alice, transferCall());
const mutated = fc
  .array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
  .map((edits) => {
    const bytes = valid.slice();
    for (const [at, value] of edits) bytes[at] = value;
    return bytes;
  });
const cborValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.integer(),
    fc.bigInt({ min: -(1n << 63n), max: (1n << 64n) - 1n }),
    fc.string(),
    fc.uint8Array({ maxLength: 70 }),
    fc.boolean(),
    fc.constant(null),
    fc.double(),
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(
      fc.constantFrom(
        "call",
        "name",
        "args",
        "era",
        "birth",
        "lifetime",
        "nonce",
        "signer",
        "genesis",
        "scheme",
        "x",
      ),
      tie("value"),
      { noNullPrototype: true },
    ),
  ),
})).value;

describe("untrusted bytes", () => {
  it("decode to an extrinsic or to a coded error", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.uint8Array({ maxLength: 400 }), mutated, cborValue.map(encodeCanonical)),
        (bytes) => survives(() => decodeExtrinsic(bytes)),
      ),
      { seed: 1, numRuns: 3_000 },
    );
  });

  it("survive at any depth of nesting", () => {
    for (let depth = 1; depth <= 65_536; depth *= 2) {
      for (const opener of [0x81, 0xa1, 0xc1, 0x9f])
        survives(() => decodeExtrinsic(new Uint8Array(depth).fill(opener)));
      const closed = new Uint8Array(depth).fill(0x81);
      closed[depth - 1] = 0x80;
      survives(() => decodeExtrinsic(closed));
      survives(() => loadState(closed));
    }
  });

  it("load as a state or a genesis, or give a coded error", () => {
    fc.assert(
      fc.property(cborValue, fc.nat(2), (value, wrapped) => {
        survives(() => loadState(encodeCanonical(value)));
        survives(() => loadState(encodeCanonical(["subnetkit-state", wrapped, value])));
        survives(() => loadState(encodeCanonical(["subnetkit-state", 1, [["chain.nonces", value]]])));
        survives(() => loadGenesis(value));
      }),
      { seed: 2, numRuns: 1_000 },
    );
  });
});
