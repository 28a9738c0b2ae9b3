/** One thing that a guide has its reader do. */
export type GuideStep =
  | { readonly kind: "run"; readonly command: string; readonly exitCode: number }
  | { readonly kind: "write"; readonly file: string; readonly text: string }
  | { readonly kind: "edit"; readonly file: string; readonly before: string; readonly after: string };

/**
 * The steps of a guide: each line of its `sh` blocks, files (fenced with `file=path`), and edits (`diff` blocks with `file=path`).
 * `exit=1` behind `sh` says that the commands of the block fail, on purpose.
 */
export function stepsOf(markdown: string): readonly GuideStep[] {
  const blocks = [...markdown.matchAll(/^```(\w+)([^\n]*)\n([^]*?)^```$/gm)];
  return blocks.flatMap(([, language = "", info = "", body = ""]): GuideStep[] => {
    const file = /file=(\S+)/.exec(info)?.[1];
    if (language === "sh") {
      const exitCode = Number(/exit=(\d+)/.exec(info)?.[1] ?? 0);
      const commands = body.split("\n").filter((line) => line.trim() !== "");
      return commands.map((command) => ({ kind: "run", command, exitCode }));
    }
    if (file === undefined) return [];
    if (language !== "diff") return [{ kind: "write", file, text: body }];
    const lines = body.split("\n").slice(0, -1);
    const without = (mark: string): string =>
      lines
        .filter((line) => !line.startsWith(mark))
        .map((line) => line.slice(1))
        .join("\n");
    return [{ kind: "edit", file, before: without("+"), after: without("-") }];
  });
}

/** Applies an edit. The text before it has to stand there exactly once. */
export function edited(text: string, { before, after }: Extract<GuideStep, { kind: "edit" }>): string {
  const [head, tail, ...more] = text.split(before);
  if (head === undefined || tail === undefined || more.length > 0) {
    throw new Error(`"${before}" stands there ${text.split(before).length - 1} times`);
  }
  return head + after + tail;
}
