import { messageToJson } from "../../../core/plugin/messageJson.js";
import type { GatewayInfo } from "../../../core/roles/gateway.js";
import type { Asked, ClientAnswer } from "../../../plugins/rpc/client/openGateway.js";
import type { Colours } from "./colours.js";
import { jsonText } from "./json.js";
import { left, renderTable, right } from "./table.js";

const RESPONSE_WIDTH = 72;

/** What miners answered to a client: a table of them, the best first, and the best answer itself as far as it fits. */
export function renderAsked(
  { height, asked, answers, response }: Asked,
  { plugin, netuid }: Pick<GatewayInfo, "plugin" | "netuid">,
  colours: Colours,
): string {
  const miners = asked === 1 ? "1 miner" : `${asked} miners`;
  const table = renderTable(
    [right("UID"), right("score"), right("time"), left("answer")],
    answers.map((answer) => rowOf(answer)),
  );
  return [
    colours.bold(`${plugin.id} (netuid ${netuid}) · block ${height} · ${miners} asked`),
    ...table,
    ...(response === undefined || jsonOf(response).length <= RESPONSE_WIDTH
      ? []
      : [colours.dim("Shortened: --json has the answers in full.")]),
  ].join("\n");
}

function rowOf(answer: ClientAnswer): readonly string[] {
  if ("missing" in answer) return [String(answer.uid), "", "", answer.missing];
  const { uid, score, latencyMs, response } = answer;
  const text = jsonOf(response);
  const shown = text.length > RESPONSE_WIDTH ? `${text.slice(0, RESPONSE_WIDTH - 1)}…` : text;
  return [String(uid), score === undefined ? "·" : score.toFixed(4), `${latencyMs.toFixed(0)} ms`, shown];
}

function jsonOf(response: unknown): string {
  return jsonText(messageToJson(response));
}
