/** How an account signs. Its address does not tell: both kinds of public key have 32 bytes. */
export type SignatureScheme = "ed25519" | "sr25519";

/** Every scheme, the fast one first. */
export const signatureSchemes: readonly SignatureScheme[] = ["ed25519", "sr25519"];

/** Whether a text names a scheme. */
export function isSignatureScheme(text: unknown): text is SignatureScheme {
  return signatureSchemes.some((scheme) => scheme === text);
}
