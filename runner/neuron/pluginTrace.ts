import { readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** A place in a file, as a stack trace names it. */
interface Frame {
  readonly name: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** How many of the plugin's own frames are worth a line. */
const MAX_FRAMES = 6;

/** How the compiler of TypeScript names the place: at the end of its message. */
const COMPILED = /\n?\s*(\S.*):(\d+):(\d+)$/;

/**
 * The way an error took through a plugin, in lines for people: the plugin's own frames first, the innermost with its source; the
 * others are counted. Empty when the plugin had no part in it.
 *
 * @param folder of the plugin, for short paths; what its node_modules holds is not its own
 * @param everything also lists the other frames
 */
export function pluginTrace(error: unknown, folder: string, everything = false): string[] {
  const chain = causes(error);
  const own = (frame: Frame): boolean =>
    frame.file.startsWith(folder + sep) &&
    !frame.file.slice(folder.length).includes(`${sep}node_modules${sep}`);
  // The innermost error that passed through the plugin knows best where it began.
  for (const each of [...chain].reverse()) {
    const compiled = compilerFrame(each);
    const frames = compiled ? [compiled] : framesOf(each);
    const mine = frames.filter(own);
    const [first] = mine;
    if (!first) continue;
    const others = frames.filter((frame) => !own(frame));
    return [
      ...mine
        .slice(0, MAX_FRAMES)
        .flatMap((frame, index) => [
          `at ${placeOf(frame, folder)}${frame.name === "" ? "" : `  ${frame.name}`}`,
          ...(index === 0 ? excerpt(frame, compiled !== undefined) : []),
        ]),
      ...(everything
        ? others.map((frame) => `at ${frame.file}:${frame.line}:${frame.column}  ${frame.name}`)
        : []),
      ...(!everything && others.length > 0
        ? [`(frames of Subnetkit and Node: ${others.length}; SUBNETKIT_STACK=1 shows them)`]
        : []),
    ];
  }
  return [];
}

function causes(error: unknown): Error[] {
  const chain: Error[] = [];
  for (let each = error; each instanceof Error && !chain.includes(each); each = each.cause) chain.push(each);
  return chain;
}

function compilerFrame({ message }: Error): Frame | undefined {
  if (!message.startsWith("ParseError")) return undefined;
  const [, file, line, column] = COMPILED.exec(message) ?? [];
  if (file === undefined) return undefined;
  // The compiler counts columns from 0.
  return { name: "", file, line: Number(line), column: Number(column) + 1 };
}

function framesOf({ stack }: Error): Frame[] {
  return (stack ?? "").split("\n").flatMap((text) => {
    const [, named, , place] = /^\s+at (?:(.+?) (\[as .+?\] )?\()?(.+?:\d+:\d+)\)?$/.exec(text) ?? [];
    const [, where = "", line, column] = /^(?:async )?(.+):(\d+):(\d+)$/.exec(place ?? "") ?? [];
    if (where === "" || where.startsWith("node:")) return [];
    const file = where.startsWith("file:") ? fileURLToPath(where) : where;
    return [
      {
        name: (named ?? "").replace(/^(async |Object\.)+/, ""),
        file,
        line: Number(line),
        column: Number(column),
      },
    ];
  });
}

const placeOf = ({ file, line }: Frame, folder: string): string => `${relative(folder, file)}:${line}`;

/** The line itself, with a mark under the place where the compiler stopped; a column of compiled code would mislead. */
function excerpt({ file, line, column }: Frame, exact: boolean): string[] {
  try {
    const text = readFileSync(file, "utf8").split("\n")[line - 1];
    if (text === undefined || text.length > 200) return [];
    return [`  ${line} | ${text}`, ...(exact ? [`  ${" ".repeat(`${line} | `.length + column - 1)}^`] : [])];
  } catch {
    return []; // The file is gone: its name has to do.
  }
}
