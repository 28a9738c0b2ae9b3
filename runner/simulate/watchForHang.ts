/** Looks at the process in the time of a patience: time in which all of it stood still, as on a machine that slept, is one look. */
const LOOKS = 20;

/** A process that uses less of a core does nothing. */
const IDLE_SHARE = 0.02;

/** Whoever computes may take so many times as long as whoever does nothing, in processor time. */
const BUSY_PATIENCES = 12;

/**
 * Waits for a call that does not come back to show that it never will: the process did nothing for the whole patience, or computed for many
 * times as long. The clock alone can't tell: on a busy machine a call that takes a second takes ten, and a network would end otherwise than on an idle one.
 *
 * @param patienceMs in real time
 * @param hung called once, unless the watch was ended before
 * @param usedMs processor time of the process so far, on all its threads
 * @returns ends the watch
 */
export function watchForHang(
  patienceMs: number,
  hung: () => void,
  usedMs: () => number = processorMs,
): () => void {
  const lookMs = Math.max(1, patienceMs / LOOKS);
  const begunMs = usedMs();
  let lastMs = begunMs;
  let idleLooks = 0;
  const timer = setInterval(() => {
    const nowMs = usedMs();
    idleLooks = nowMs - lastMs < IDLE_SHARE * lookMs ? idleLooks + 1 : 0;
    lastMs = nowMs;
    if (idleLooks < LOOKS && nowMs - begunMs < BUSY_PATIENCES * patienceMs) return;
    clearInterval(timer);
    hung();
  }, lookMs);
  return () => clearInterval(timer);
}

function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
