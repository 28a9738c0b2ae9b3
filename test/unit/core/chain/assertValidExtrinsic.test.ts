import { describe, expect, it } from "vitest";
import { assertValidExtrinsic, type Place } from "../../../../core/chain/assertValidExtrinsic.js";
import { decodeExtrinsic } from "../../../../core/chain/decodeExtrinsic.js";
import { alice, signed, transferCall } from "./chainFixture.js";
import { codeOf } from "../state/codeOf.js";

const extrinsic = decodeExtrinsic(
  signed(alice, transferCall(), { nonce: 4, era: { birth: 10, lifetime: 3 } }),
);
const { genesisHash } = extrinsic;
const codeAt = (place: Partial<Place>): string =>
  codeOf(() => assertValidExtrinsic(extrinsic, { genesisHash, height: 10, expectedNonce: 4, ...place }));

describe("assertValidExtrinsic", () => {
  it("accepts every block of the era and no other", () => {
    expect([9, 10, 12, 13].map((height) => codeAt({ height }))).toEqual(["SK1207", "none", "none", "SK1208"]);
  });

  it("accepts the next nonce and no other", () => {
    expect([3, 4, 5].map((expectedNonce) => codeAt({ expectedNonce }))).toEqual(["SK1210", "none", "SK1209"]);
  });

  it("accepts its own network and no other", () => {
    expect(codeAt({ genesisHash: "00".repeat(32) })).toBe("SK1206");
  });
});
