/** The longest text that a worker tells, in UTF-16 units. */
export const MAX_TEXT = 20_000;

/** A text that is short enough to be told: a plugin may make one of any length. */
export function clipped(text: string): string {
  return text.length <= MAX_TEXT ? text : `${text.slice(0, MAX_TEXT - 1)}…`;
}
