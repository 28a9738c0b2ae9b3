/** One column: its heading and whether numbers stand right. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** A column of numbers. */
export const right = (title: string): Column => ({ title, align: "right" });

/** A column of words. */
export const left = (title: string): Column => ({ title, align: "left" });

const escapes = new RegExp(String.fromCharCode(27) + "\\[[0-9;]*m", "g");

/** Columns a text takes on a terminal, colours not counted. */
export function visibleWidth(text: string): number {
  return text.replace(escapes, "").length;
}

/**
 * Lays rows out under their headings, two spaces between columns, no lines.
 *
 * @example renderTable([{ title: "UID", align: "right" }], [["0"], ["11"]]) // ["UID", "  0", " 11"]
 */
export function renderTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const lines = [columns.map((column) => column.title), ...rows];
  const widths = columns.map((_, index) => Math.max(...lines.map((line) => visibleWidth(line[index] ?? ""))));
  return lines.map((line) =>
    columns
      .map((column, index) => {
        const text = line[index] ?? "";
        const padding = " ".repeat((widths[index] ?? 0) - visibleWidth(text));
        return column.align === "right" ? padding + text : text + padding;
      })
      .join("  ")
      .trimEnd(),
  );
}
