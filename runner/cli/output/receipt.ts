import type { Sent } from "../tx/sendCall.js";
import type { Colours } from "./colours.js";
import { renderEvents } from "./events.js";

/** What became of a call, for people. */
export function renderIncluded({ id, call, signer, nonce, included }: Sent, colours: Colours): string {
  const facts: [string, string][] = [
    ["Call", call],
    ["Signer", `${signer}, nonce ${nonce}`],
    ["Id", id],
    [
      "Block",
      included === undefined ? "not waited for" : `${included.height}, position ${included.receipt.index}`,
    ],
  ];
  return [
    included === undefined ? colours.bold("Submitted") : colours.green("Applied"),
    ...facts.map(([name, value]) => `  ${colours.cyan(name.padEnd(6))} ${value}`),
    ...renderEvents(included?.receipt.events ?? []).map((line) => `  ${line}`),
  ].join("\n");
}
