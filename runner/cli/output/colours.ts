import picocolors from "picocolors";

export type Colours = ReturnType<typeof picocolors.createColors>;

/** Colours for a stream: only on a terminal, never with NO_COLOR (https://no-color.org). */
export function coloursFor(stream: { readonly isTTY?: boolean }): Colours {
  const wanted = process.env["NO_COLOR"] === undefined || process.env["NO_COLOR"] === "";
  return picocolors.createColors(wanted && stream.isTTY === true);
}
