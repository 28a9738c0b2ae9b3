/** Version of the protocol, and the domain tag of everything that is signed or derived under it. */
export const PROTOCOL_VERSION = "subnetkit/1";

/** The larger of the two sides of a handshake message is about 600 bytes; more is refused before it is parsed. */
export const MAX_HANDSHAKE_BYTES = 2_048;

/**
 * For how many blocks an offer is good, as seen by its maker. A session lives on after it: only the handshake must
 * be fresh. Twice this many are accepted from a peer, whose view of the chain may be ahead.
 */
export const OFFER_VALIDITY_BLOCKS = 25;
