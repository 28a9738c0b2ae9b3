import { taoText } from "../../../core/primitives/amounts.js";
import type { PaidDividend } from "../../../core/chain/queries/explainPayment.js";
import { changeWords } from "../../../core/yuma/explain/changeWords.js";
import type { Change } from "../../../core/yuma/explain/changes.js";
import type { ExplainedNeuron } from "../../../plugins/rpc/methods/yumaExplain.js";
import type { Told } from "../../../core/yuma/explain/told.js";
import type { Colours } from "./colours.js";
import { renderMiner } from "./minerExplanation.js";
import { renderValidator } from "./validatorExplanation.js";

type Explained = Told<ExplainedNeuron>;

/** A longer list of changes is left to `--json`. */
const CHANGES_SHOWN = 12;

/** The way of a neuron through an epoch, for a terminal. */
export function renderExplanation(explanation: Explained, colours: Colours): string {
  const { netuid, uid, epoch, height, hotkey, roles, miner, validator, scores } = explanation;
  return [
    colours.bold(`UID ${uid} of netuid ${netuid} · epoch ${epoch} · block ${height}`),
    colours.dim(`hotkey ${hotkey}`),
    ...(roles.includes("miner")
      ? ["", ...renderMiner(miner, scores, colours), ...renderChanges(explanation, miner.changes, colours)]
      : []),
    ...(roles.includes("validator")
      ? [
          "",
          ...renderValidator(validator, colours),
          ...renderChanges(explanation, validator.changes, colours),
        ]
      : []),
    "",
    ...renderPayment(explanation, colours),
  ].join("\n");
}

function renderChanges(
  { previousEpoch }: Explained,
  changes: readonly Told<Change>[] | undefined,
  colours: Colours,
): string[] {
  if (previousEpoch === undefined || changes === undefined) {
    return [colours.cyan("  Changes"), "    The epoch before is not kept."];
  }
  const heading = colours.cyan(`  Changes since epoch ${previousEpoch}`);
  const lines = changes.flatMap((change) => changeWords(change) ?? []);
  if (lines.length === 0) return [heading, "    None."];
  const rest = lines.length - CHANGES_SHOWN;
  return [
    heading,
    ...lines.slice(0, CHANGES_SHOWN).map((line) => `    ${line}`),
    ...(rest > 0 ? [colours.dim(`    … and ${rest} more: --json has them all`)] : []),
  ];
}

const alpha = (rao: bigint | string): string => `${taoText(BigInt(rao))} α`;

function renderPayment({ payment }: Explained, colours: Colours): string[] {
  const { incentive, incentiveBecame, dividends, rootDividends, ownerCut } = payment;
  const lines = [
    ...(BigInt(incentive) > 0n ? [incentiveLine(incentive, incentiveBecame)] : []),
    ...dividendLines("validator pot", "those who stake alpha with it", dividends),
    ...dividendLines("root pot", "those who stake TAO with it on root", rootDividends),
    ...(BigInt(ownerCut) > 0n ? [`${alpha(ownerCut)} as the subnet owner's cut`] : []),
  ];
  return [colours.bold("Paid"), ...(lines.length > 0 ? lines : ["nothing"]).map((line) => `  ${line}`)];
}

function incentiveLine(incentive: bigint | string, became: Explained["payment"]["incentiveBecame"]): string {
  return became === "stake"
    ? `${alpha(incentive)} incentive, staked to itself`
    : `${alpha(incentive)} incentive ${became}: the subnet owner's own hotkeys are not paid`;
}

function dividendLines(pot: string, stakers: string, paid: Told<PaidDividend>): string[] {
  const [take, rest] = [BigInt(paid.take), BigInt(paid.stakers)];
  if (take + rest === 0n) return [];
  return [
    `${alpha(take + rest)} of the ${pot} (${alpha(paid.ofPot)}): ${alpha(take)} take, ${alpha(rest)} for ${stakers}`,
  ];
}
