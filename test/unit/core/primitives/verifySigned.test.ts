import { describe, expect, it } from "vitest";
import { hexToBytes } from "../../../../core/primitives/bytes.js";
import { signerFromSecret } from "../../../../core/primitives/secretKey.js";
import { secretFromUri } from "../../../../core/primitives/secretUri.js";
import { signatureSchemes, type SignatureScheme } from "../../../../core/primitives/signatureScheme.js";
import { sr25519Signer } from "../../../../core/primitives/sr25519.js";
import { accountFromPublicKey } from "../../../../core/primitives/ss58.js";
import { verifySigned } from "../../../../core/primitives/verifySigned.js";
import { codeOf } from "../state/codeOf.js";

const message = new TextEncoder().encode("a message");

describe("verifySigned", () => {
  it.each(signatureSchemes)("accepts what an %s key signed, and nothing else", (scheme) => {
    const signer = signerFromSecret(secretFromUri(scheme, "//Alice"));
    const { account } = signer;
    const signature = signer.sign(message);
    const genuine = { scheme, account, message, signature };
    expect(verifySigned(genuine)).toBe(true);

    const bob = signerFromSecret(secretFromUri(scheme, "//Bob")).account;
    const flipped = Uint8Array.from(signature, (byte, index) => (index === 5 ? byte ^ 1 : byte));
    expect(verifySigned({ ...genuine, account: bob })).toBe(false);
    expect(verifySigned({ ...genuine, message: message.subarray(1) })).toBe(false);
    expect(verifySigned({ ...genuine, signature: flipped })).toBe(false);
    expect(verifySigned({ ...genuine, signature: signature.subarray(1) })).toBe(false);
    expect(verifySigned({ ...genuine, account: "no address" })).toBe(false);
    for (const other of signatureSchemes.filter((each) => each !== scheme)) {
      expect(verifySigned({ ...genuine, scheme: other })).toBe(false);
    }
  });

  // Made by another implementation: the vectors of the public chain's wallet library for "hello world".
  it.each<[SignatureScheme, string, string]>([
    [
      "ed25519",
      "3d0c37d300d361c7042511d551afa617fbc790d21353ba01c4e70e9cab2e8d92",
      "299d3bf4c8bb51af732f8067b3a3015c0862a5ff34721749d8ed6577ea270836" +
        "5d1c5f76bd519009971e41156f12c70abc2533837ceb3bad9a05a99ab923de06",
    ],
    [
      "sr25519",
      "4ccb70b12eb845976ed0d08b391b1b9681e9b5858bf46b826bb85caa5395d525",
      "ca01419b5a17219f7b78335658cab3b126db523a5df7be4bfc2bef76c2eb3b1d" +
        "cf4ca86eb877d0a6cf6df12db5995c51d13b00e005d053b892bd09c594434288",
    ],
  ])("accepts a wallet's %s signature", (scheme, publicKey, signature) => {
    const account = accountFromPublicKey(hexToBytes(publicKey));
    const hello = new TextEncoder().encode("hello world");
    expect(verifySigned({ scheme, account, message: hello, signature: hexToBytes(signature) })).toBe(true);
    expect(verifySigned({ scheme, account, message, signature: hexToBytes(signature) })).toBe(false);
  });

  it("refuses a signature of the old context, which the public chain refuses as well", () => {
    // From sp-core's tests: verified by its deprecated check alone.
    const account = accountFromPublicKey(
      hexToBytes("b4bfa1f7a5166695eb75299fd1c4c03ea212871c342f2c5dfea0902b2c246918"),
    );
    const signature = hexToBytes(
      "5a9755f069939f45d96aaf125cf5ce7ba1db998686f87f2fb3cbdea922078741" +
        "a73891ba265f70c31436e18a9acd14d189d73c12317ab6c313285cd938453202",
    );
    const text =
      "Verifying that I am the owner of 5G9hQLdsKQswNPgB499DeA5PkFBbgkLPJWkkS6FAM6xGQ8xD. Hash: 221455a3\n";
    expect(
      verifySigned({ scheme: "sr25519", account, message: new TextEncoder().encode(text), signature }),
    ).toBe(false);
  });
});

describe("sr25519Signer", () => {
  it("refuses a secret of another length", () => {
    expect(codeOf(() => sr25519Signer(new Uint8Array(32)))).toBe("SK0109");
  });
});
