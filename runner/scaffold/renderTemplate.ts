/** A file of a template or of what becomes of it, with its path in forward slashes. */
export interface TemplateFile {
  readonly path: string;
  readonly content: Buffer;
}

/** What a template is filled in with. */
export interface TemplateValues {
  /** Texts that stand for others: "my-subnet" → the name. */
  readonly texts: Readonly<Record<string, string>>;
  /** Parts to leave out: files whose path names them, and lines between `#if NAME` and `#endif`. */
  readonly without: readonly string[];
}

const BINARY = /\.(onnx|bin)$/;
const IF = /^\s*(?:\/\/|<!--|#)\s*#if (\w+)/;
const END_IF = /^\s*(?:\/\/|<!--|#)\s*#endif/;

/**
 * Fills in a template. A template's sources are sources: they compile and lint as they are. What would configure this repository instead
 * is called `NAME.template`, and hidden files `dot-NAME`.
 */
export function renderTemplate(files: readonly TemplateFile[], values: TemplateValues): TemplateFile[] {
  return files
    .filter(({ path }) => !values.without.some((part) => path.includes(part)))
    .map(({ path, content }) => ({
      path: path.replace(/\.template$/, "").replace(/(^|\/)dot-/g, "$1."),
      content: BINARY.test(path) ? content : Buffer.from(renderText(content.toString("utf8"), values)),
    }));
}

function renderText(text: string, { texts, without }: TemplateValues): string {
  let leftOut = false;
  const kept = text.split("\n").filter((line) => {
    const name = IF.exec(line)?.[1];
    if (name !== undefined) leftOut = without.includes(name);
    const isMark = name !== undefined || END_IF.test(line);
    const keep = !leftOut && !isMark;
    if (END_IF.test(line)) leftOut = false;
    return keep;
  });
  return substituted(kept.join("\n"), texts);
}

/** Replaces all at once, the longest that fits first: what was put in is never looked at again. */
function substituted(text: string, texts: Readonly<Record<string, string>>): string {
  const keys = Object.keys(texts).sort((a, b) => b.length - a.length);
  const pattern = keys.map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  return pattern === "" ? text : text.replace(new RegExp(pattern, "g"), (found) => texts[found] ?? found);
}
