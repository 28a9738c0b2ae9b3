/** Time is the height: a block every 12 seconds of the network's own time, however fast blocks are really sealed. */
export const BLOCK_TIME_MS = 12_000;

/** When block `height` is, in milliseconds since 1970. */
export function blockTimeMs(genesisTimeMs: number, height: number): number {
  return genesisTimeMs + height * BLOCK_TIME_MS;
}
