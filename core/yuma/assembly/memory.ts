// Where everything lies. Laid out anew when a run needs more room than any before; otherwise nothing is allocated.

export let uids: u32 = 0;
/** Entries that fit into a matrix of weights, and of bonds. */
export let weightCapacity: u32 = 0;
export let bondCapacity: u32 = 0;

// Inputs. Blocks are doubles: exact to 2^53, and what hosts hold them in.
export let params: usize = 0;
export let registrations: usize = 0;
export let lastUpdates: usize = 0;
export let openCommits: usize = 0;
export let permitsIn: usize = 0;
export let stakeAlpha: usize = 0;
export let stakeTao: usize = 0;
export let weightStarts: usize = 0;
export let weightColumns: usize = 0;
export let weightValues: usize = 0;
export let bondStarts: usize = 0;
export let bondColumns: usize = 0;
export let bondValues: usize = 0;

// Outputs.
export let active: usize = 0;
export let permits: usize = 0;
export let stake: usize = 0;
export let stakeWeight: usize = 0;
export let consensus: usize = 0;
export let incentive: usize = 0;
export let dividends: usize = 0;
export let validatorTrust: usize = 0;
export let serverEmission: usize = 0;
export let validatorEmission: usize = 0;
export let emission: usize = 0;
export let newBondStarts: usize = 0;
export let newBondColumns: usize = 0;
export let newBondValues: usize = 0;

// Raws by uid, 8 bytes each.
export let shares: usize = 0;
export let activeShares: usize = 0;
/** Active shares among those who have one, normalised once more. */
export let votes: usize = 0;
export let consensusRaws: usize = 0;
export let incentiveRaws: usize = 0;
export let dividendRaws: usize = 0;
export let trustRaws: usize = 0;
export let scratch: usize = 0;

/** By column, 64 bytes each: one cache line holds all that the passes over bonds need of a column. See columns.ts. */
export let columns: usize = 0;

// Weights that count, rows ascending and closed by END. Bonds likewise, old ones and new ones.
export let rowStarts: usize = 0;
export let rowEnds: usize = 0;
export let rowColumns: usize = 0;
export let rowValues: usize = 0;
/** Whether a row was not stored ascending; if so, where in it each entry stood. */
export let rowUnsorted: usize = 0;
export let rowPositions: usize = 0;

export let oldStarts: usize = 0;
export let oldEnds: usize = 0;
export let oldColumns: usize = 0;
export let oldValues: usize = 0;
/** Whether a bond row was not stored ascending; if so, which entries the alpha formula sees. */
export let oldUnsorted: usize = 0;
export let oldSeen: usize = 0;

export let freshStarts: usize = 0;
export let freshEnds: usize = 0;
export let freshColumns: usize = 0;
export let freshValues: usize = 0;

/** Votes that are turned into columns at once: 256 KiB. */
export const VOTES_OF_BLOCK: u32 = 32_768;
// Weights by column, for the consensus: first and one past the last, then (weight - 1) << 32 | (vote - 1).
export let voteStarts: usize = 0;
export let voteEnds: usize = 0;
export let voteEntries: usize = 0;
export let voteSpare: usize = 0;
/** Uids with a vote, and where in their rows the next block begins. */
export let voters: usize = 0;
export let voterCursors: usize = 0;

// One row of liquid alpha, and keys for sorting one.
export let lineBonds: usize = 0;
export let lineAlphas: usize = 0;
export let lineWeights: usize = 0;
export let lineExponents: usize = 0;
export let lineIndices: usize = 0;
export let sortKeys: usize = 0;
/** By any u16: the last row that named the column. */
export let lastNamed: usize = 0;

/** No uid has this number: there are at most 65535 of them. */
export const END: u32 = 0xffff;

let top: usize = 0;

function take(sizeBytes: usize): usize {
  const at = top;
  // 16 bytes more: loads of whole vectors may reach past an end.
  top = (top + sizeBytes + 31) & ~15;
  return at;
}

/** Makes room for `n` uids and so many entries. What was in the arrays before is lost. */
export function reserve(n: u32, weights: u32, bonds: u32): void {
  uids = n;
  weightCapacity = weights;
  bondCapacity = bonds;
  top = (__heap_base + 15) & ~15;
  const u64s = (<usize>n) << 3;
  const u32s = (<usize>n + 1) << 2;
  const u16s = (<usize>n) << 1;

  params = take(136);
  registrations = take(u64s);
  lastUpdates = take(u64s);
  openCommits = take(u64s);
  permitsIn = take(n);
  stakeAlpha = take(u64s);
  stakeTao = take(u64s);
  weightStarts = take(u32s);
  weightColumns = take((<usize>weights) << 1);
  weightValues = take((<usize>weights) << 1);
  bondStarts = take(u32s);
  bondColumns = take((<usize>bonds) << 1);
  bondValues = take((<usize>bonds) << 1);

  active = take(n);
  permits = take(n);
  stake = take(u64s);
  stakeWeight = take(u16s);
  consensus = take(u16s);
  incentive = take(u16s);
  dividends = take(u16s);
  validatorTrust = take(u16s);
  serverEmission = take(u64s);
  validatorEmission = take(u64s);
  emission = take(u64s);
  newBondStarts = take(u32s);
  newBondColumns = take((<usize>weights + bonds) << 1);
  newBondValues = take((<usize>weights + bonds) << 1);

  shares = take(u64s);
  activeShares = take(u64s);
  votes = take(u64s);
  consensusRaws = take(u64s);
  incentiveRaws = take(u64s);
  dividendRaws = take(u64s);
  trustRaws = take(u64s);
  scratch = take(u64s);
  columns = (take(((<usize>n) << 6) + 64) + 63) & ~63;

  const rowEntries = <usize>weights + n;
  rowStarts = take(u32s);
  rowEnds = take(u32s);
  rowColumns = take(rowEntries << 1);
  rowValues = take(rowEntries << 3);
  rowUnsorted = take(n);
  rowPositions = take(rowEntries << 1);

  const oldEntries = <usize>bonds + n;
  oldStarts = take(u32s);
  oldEnds = take(u32s);
  oldColumns = take(oldEntries << 1);
  oldValues = take(oldEntries << 1);
  oldUnsorted = take(n);
  oldSeen = take(oldEntries);

  const freshEntries = <usize>weights + bonds + n;
  freshStarts = take(u32s);
  freshEnds = take(u32s);
  freshColumns = take(freshEntries << 1);
  freshValues = take(freshEntries << 3);

  voteStarts = take(u32s);
  voteEnds = take(u32s);
  // A block, or a single column of all.
  voteEntries = take((<usize>max(VOTES_OF_BLOCK, n)) << 3);
  voteSpare = take(u64s);
  voters = take(u32s);
  voterCursors = take(u32s);

  lineBonds = take(u64s);
  lineAlphas = take(u64s);
  lineWeights = take(u64s);
  lineExponents = take(u64s);
  lineIndices = take(u32s);
  sortKeys = take(65_536 << 3);
  lastNamed = take(65_536 << 2);

  const missing = <i32>((top + 0xffff) >> 16) - memory.size();
  if (missing > 0 && memory.grow(missing) < 0) unreachable();
  memory.fill(lastNamed, 0, 65_536 << 2);
}
