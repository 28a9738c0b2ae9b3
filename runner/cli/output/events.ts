import type { KernelEvent } from "../../../core/state/context.js";
import { left, renderTable } from "./table.js";

/** Events as they come over the RPC: amounts are decimal strings of rao. */
export function renderEvents(events: readonly KernelEvent[]): string[] {
  if (events.length === 0) return [];
  return renderTable(
    [left("event"), left("fields (amounts in rao)")],
    events.map(({ name, fields }) => [
      name,
      Object.entries(fields)
        .map(([field, value]) => `${field} ${value}`)
        .join(", "),
    ]),
  );
}
