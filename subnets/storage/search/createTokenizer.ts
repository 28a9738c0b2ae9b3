/** Pieces of words with their log-probabilities, as SentencePiece's unigram models have them. */
export type Vocabulary = readonly (readonly [piece: string, logProbability: number])[];

/** Marks, which no text stands for, come first. */
const FIRST_PIECE = 6;
const UNKNOWN = 0;
/** Worse than every piece, so that a character without one is taken only where nothing else fits. */
const UNKNOWN_LOG_PROBABILITY = -20;
const SPACE = "\u2581";

/**
 * Creates a tokenizer: the most probable way to cut a text into pieces (Kudo, "Subword Regularization", ACL 2018, section 3), by Viterbi's
 * algorithm. Returns numbers of pieces.
 *
 * @example const numbers = createTokenizer(vocabulary)("How old are you?");
 */
export function createTokenizer(vocabulary: Vocabulary): (text: string) => number[] {
  const pieces = new Map<string, readonly [number: number, logProbability: number]>();
  let longest = 1;
  vocabulary.forEach(([piece, logProbability], number) => {
    if (number < FIRST_PIECE) return;
    pieces.set(piece, [number, logProbability]);
    longest = Math.max(longest, Array.from(piece).length);
  });

  return (text) => {
    const plain = text.normalize("NFKC").trim().replace(/\s+/g, " ");
    const characters = Array.from(SPACE + plain.replaceAll(" ", SPACE));
    /** For every end: how probable the best way to it is, where its last piece begins, and which that is. */
    const best = [{ logProbability: 0, begin: 0, number: UNKNOWN }];
    for (let end = 1; end <= characters.length; end += 1) {
      let found = { logProbability: -Infinity, begin: end - 1, number: UNKNOWN };
      for (let begin = Math.max(0, end - longest); begin < end; begin += 1) {
        const [number, own] = pieces.get(characters.slice(begin, end).join("")) ?? [
          UNKNOWN,
          end - begin === 1 ? UNKNOWN_LOG_PROBABILITY : -Infinity,
        ];
        const logProbability = (best[begin]?.logProbability ?? -Infinity) + own;
        if (logProbability > found.logProbability) found = { logProbability, begin, number };
      }
      best.push(found);
    }
    const numbers: number[] = [];
    for (let end = characters.length; end > 0; end = best[end]?.begin ?? 0) {
      numbers.push(best[end]?.number ?? UNKNOWN);
    }
    return numbers.reverse();
  };
}
