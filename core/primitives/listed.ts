const MOST = 8;

/** Things in a sentence: "a, b and c", of many the first eight and how many more there are. */
export function listed(things: readonly string[]): string {
  const shown = things.length > MOST ? things.slice(0, MOST) : things;
  const more = things.length - shown.length;
  const all = more > 0 ? [...shown, `${more} more`] : shown;
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
}
