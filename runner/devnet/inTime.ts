/**
 * Waits for what a plugin does, for so long at most; it is left to itself then.
 *
 * @throws what `work` throws or rejects with · an Error when it takes longer
 */
export async function inTime<T>(work: () => T | Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // It keeps the process: whatever is to be done after this still has to be.
    timer = setTimeout(() => reject(new Error(`it did not end within ${limitMs / 1_000} s`)), limitMs);
  });
  try {
    return await Promise.race([work(), late]);
  } finally {
    clearTimeout(timer);
  }
}
