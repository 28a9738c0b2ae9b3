import { PassThrough } from "node:stream";
import { stripVTControlCharacters } from "node:util";

/** Keys as a terminal sends them. */
export const keys = { enter: "\r", down: "\u001b[B", cancel: "\u0003" } as const;

/** What is typed once a text has come up on the screen. */
export type Typed = readonly [seen: string, typed: string];

export interface FakeTerminal {
  readonly input: PassThrough;
  readonly output: PassThrough;
  /** All that was shown, without colours and cursor movements. */
  shown(): string;
  /** What was not asked for. */
  left(): readonly Typed[];
}

/** Streams that look like a terminal with somebody at it who answers questions in the order given. */
export function fakeTerminal(script: readonly Typed[]): FakeTerminal {
  const left = [...script];
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 200, rows: 60 });
  let shown = "";
  let read = 0;
  output.on("data", (chunk: Buffer) => {
    shown += stripVTControlCharacters(chunk.toString("utf8"));
    const [next] = left;
    if (next === undefined || !shown.slice(read).includes(next[0])) return;
    left.shift();
    read = shown.length;
    for (const key of splitKeys(next[1])) setImmediate(() => input.write(key));
  });
  return { input, output, shown: () => shown, left: () => left };
}

/** An arrow is one key, whatever else is one a character. */
function splitKeys(typed: string): string[] {
  const arrows = keys.down;
  return typed.split(arrows).flatMap((text, index) => [...(index > 0 ? [arrows] : []), ...text]);
}
