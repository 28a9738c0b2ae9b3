/** A gain as people read it; nothing where nothing was measured. */
export function gainText(gain: number, nothing: string): string {
  if (Number.isNaN(gain)) return nothing;
  return gain === Infinity ? "∞" : gain.toFixed(3);
}

/** Half the width of an interval; nothing where there is none. */
export const widthText = (halfWidth: number, nothing: string): string =>
  Number.isFinite(halfWidth) ? halfWidth.toFixed(3) : nothing;
