/** The part of a terminal's input that keys come from. */
export interface KeyInput {
  readonly isTTY?: boolean;
  setRawMode(raw: boolean): unknown;
  setEncoding(encoding: "utf8"): unknown;
  resume(): unknown;
  pause(): unknown;
  on(event: "data", listener: (key: string) => void): unknown;
  off(event: "data", listener: (key: string) => void): unknown;
}

/** What Ctrl-C sends while a terminal passes keys on one by one. */
export const CTRL_C = "\u0003";

/**
 * Calls an action for each key that has one, on a terminal; does nothing elsewhere. Ctrl-C is a key like any other meanwhile.
 *
 * @returns gives the terminal back
 */
export function listenToKeys(input: KeyInput, actions: Readonly<Record<string, () => void>>): () => void {
  if (input.isTTY !== true) return () => undefined;
  const onKey = (key: string): void => {
    if (Object.hasOwn(actions, key)) actions[key]?.();
  };
  input.setRawMode(true);
  input.setEncoding("utf8");
  input.on("data", onKey);
  input.resume();
  return () => {
    input.off("data", onKey);
    input.setRawMode(false);
    input.pause();
  };
}
