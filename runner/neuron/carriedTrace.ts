/** The plugin's own lines that an error carries in its cause, for people; none where it carries none. */
export function carriedTrace(error: unknown): readonly string[] {
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  const trace = typeof cause === "object" && cause !== null && "trace" in cause ? cause.trace : undefined;
  return Array.isArray(trace) ? trace.filter((line) => typeof line === "string") : [];
}
