/** What was thrown, as text. Anything can be thrown: also what is no error, and what refuses to be shown. */
export function thrownText(thrown: unknown): string {
  try {
    const text = String(thrown instanceof Error ? thrown.message : thrown);
    return text.startsWith("[object ") ? (JSON.stringify(thrown) ?? text) : text;
  } catch {
    return "something that can't be shown";
  }
}
