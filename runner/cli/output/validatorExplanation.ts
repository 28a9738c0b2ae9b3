import { taoText } from "../../../core/primitives/amounts.js";
import type { ValidatorExplanation } from "../../../core/yuma/explain/explainValidator.js";
import { emissionWords } from "../../../core/yuma/explain/minerWords.js";
import { percent } from "../../../core/yuma/explain/percent.js";
import type { Told } from "../../../core/yuma/explain/told.js";
import {
  activityWords,
  bondsWords,
  bondWords,
  nextPermitWords,
  permitWords,
  stakeWords,
  voiceWords,
} from "../../../core/yuma/explain/validatorWords.js";
import { voteWords } from "../../../core/yuma/explain/voteWords.js";
import type { Colours } from "./colours.js";
import { paragraph } from "./paragraph.js";
import { left, renderTable, right } from "./table.js";

type Validator = Told<ValidatorExplanation>;

/** The way of a validator: stake → permit → weights → trust → bonds → dividends → emission. */
export function renderValidator(validator: Validator, colours: Colours): string[] {
  const { stake, activity, permit, voice, trust, bonds, dividends, dividendsU16, emission } = validator;
  const fact = (name: string, text: string): string => `${colours.cyan(`  ${name.padEnd(12)}`)} ${text}`;
  return [
    `${colours.bold("As a validator")}: dividends ${percent(dividends.value)} (${dividendsU16} of 65535)`,
    fact("Stake", `${taoText(BigInt(stake.total), 2)} α with weighted TAO: ${stakeWords(stake)}`),
    fact("Permit", permitWords(permit.rule)),
    fact("Next permit", nextPermitWords(permit)),
    fact("Activity", activityWords(activity)),
    fact("Voice", voiceWords(voice.rule, voice.share.value)),
    colours.cyan("  Weights it gave"),
    ...renderWeights(validator, colours),
    fact("Trust", `${percent(trust.value)}, the part of its weights that the consensus follows`),
    colours.cyan("  Bonds"),
    ...paragraph(bondsWords(bonds)),
    ...renderBonds(validator, colours),
    fact(
      "Dividends",
      `${percent(dividends.value)}: bonds earn ${percent(bonds.earns.value)} of all incentive${byStake(validator)}`,
    ),
    colours.cyan(`  Emission ${taoText(BigInt(emission.rao))} α`),
    `    ${percent(emission.share.value)} of ${taoText(BigInt(emission.ofRao))} α: ${emissionWords(emission)}.`,
    "    It is a proportion: it divides the validator pot and the root pot.",
  ];
}

/** Yuma 2 has stake in its bonds already. */
function byStake({ bonds }: Validator): string {
  return bonds.version === "yuma3"
    ? ", times its stake, as a share of all validators'"
    : ", as a share of all validators'";
}

function renderWeights({ weights }: Validator, colours: Colours): string[] {
  if (weights.length === 0) return ["    None."];
  const [titles = "", ...rows] = renderTable(
    [
      right("for UID"),
      right("stored"),
      right("weight"),
      right("consensus"),
      right("clipped"),
      left("what happened"),
    ],
    weights.map((vote) => [
      String(vote.target),
      vote.weightU16 === undefined ? "·" : String(vote.weightU16),
      percent(vote.normalised.value),
      percent(vote.consensus.value),
      percent(vote.clipped.value),
      voteWords(vote),
    ]),
  );
  return [colours.dim(`    ${titles}`), ...rows.map((row) => `    ${row}`)];
}

function renderBonds({ bonds }: Validator, colours: Colours): string[] {
  if (bonds.bonds.length === 0) return ["    None."];
  const [titles = "", ...rows] = renderTable(
    [
      right("with UID"),
      right("before"),
      right("towards"),
      right("alpha"),
      right("after"),
      right("of all bonds"),
      right("× incentive"),
      right("earns"),
      left("what happened"),
    ],
    bonds.bonds.map((bond) => [
      String(bond.target),
      percent(bond.before.value),
      percent(bond.towards.value),
      bond.alpha.value.toFixed(3),
      percent(bond.after.value),
      percent(bond.ofAll.value),
      percent(bond.incentive.value),
      percent(bond.earns.value),
      bondWords(bond.rule),
    ]),
  );
  return [colours.dim(`    ${titles}`), ...rows.map((row) => `    ${row}`)];
}
