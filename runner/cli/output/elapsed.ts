const EVERY_MS = 1_000;

/** The part of a terminal's stream that is used. */
export interface TerminalStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/**
 * Shows on a terminal, second by second, how long something takes; nothing elsewhere, and nothing of what takes less than a second.
 *
 * @returns takes the line away again
 */
export function showElapsed(stream: TerminalStream, title: string): () => void {
  if (stream.isTTY !== true) return () => undefined;
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += 1;
    stream.write(`\r\u001b[2K${title} ${seconds} s`);
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    if (seconds > 0) stream.write("\r\u001b[2K");
  };
}
