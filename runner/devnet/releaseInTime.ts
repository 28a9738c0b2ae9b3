/**
 * Has something released, for so long at most.
 *
 * @throws what `release` throws or rejects with · an Error when it takes longer; it is left to itself then
 */
export async function releaseInTime(release: () => void | Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // It keeps the process: whatever is to be released after this still has to be.
    timer = setTimeout(() => reject(new Error(`it did not end within ${limitMs / 1_000} s`)), limitMs);
  });
  try {
    await Promise.race([release(), late]);
  } finally {
    clearTimeout(timer);
  }
}
