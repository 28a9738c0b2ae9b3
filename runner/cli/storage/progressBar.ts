import type { Progress } from "../../../subnets/storage/client/client.js";
import { bytesText } from "./bytesText.js";

/** A line that shows how far a command is; nothing where there is no terminal. */
export interface ProgressBar {
  readonly show: (progress: Progress) => void;
  readonly end: () => void;
}

const WIDTH = 24;
const EVERY_MS = 80;

/** What the line says: bar, share, amount and speed. */
export function progressLine(title: string, { doneBytes, totalBytes }: Progress, elapsedMs: number): string {
  const speed = elapsedMs > 0 ? ` · ${bytesText((doneBytes / elapsedMs) * 1_000)}/s` : "";
  if (totalBytes === undefined) return `${title}  ${bytesText(doneBytes)}${speed}`;
  const share = totalBytes === 0 ? 1 : Math.min(1, doneBytes / totalBytes);
  const full = Math.round(share * WIDTH);
  const bar = "█".repeat(full) + "░".repeat(WIDTH - full);
  return `${title}  ${bar} ${Math.floor(share * 100)} %  ${bytesText(doneBytes)} of ${bytesText(totalBytes)}${speed}`;
}

/** A progress bar on a terminal's standard error. */
export function createProgressBar(
  stream: NodeJS.WriteStream,
  title: string,
  nowMs: () => number = () => performance.now(),
): ProgressBar {
  const startMs = nowMs();
  let lastMs = -Infinity;
  let isShown = false;
  return {
    show: (progress) => {
      if (!stream.isTTY) return;
      const now = nowMs();
      if (now - lastMs < EVERY_MS && progress.doneBytes !== progress.totalBytes) return;
      lastMs = now;
      isShown = true;
      stream.write(`\r\u001b[2K${progressLine(title, progress, now - startMs)}`);
    },
    end: () => {
      if (isShown) stream.write("\r\u001b[2K");
      isShown = false;
    },
  };
}
