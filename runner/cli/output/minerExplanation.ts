import { taoText } from "../../../core/primitives/amounts.js";
import type { MinerExplanation } from "../../../core/yuma/explain/explainMiner.js";
import { consensusWords, emissionWords, outcomeWords } from "../../../core/yuma/explain/minerWords.js";
import { percent } from "../../../core/yuma/explain/percent.js";
import type { Told } from "../../../core/yuma/explain/told.js";
import type { Vote } from "../../../core/yuma/explain/vote.js";
import { voteWords } from "../../../core/yuma/explain/voteWords.js";
import type { Colours } from "./colours.js";
import type { ScoreBehind } from "../../../plugins/rpc/nodeContext.js";
import { paragraph } from "./paragraph.js";
import { left, renderTable, right } from "./table.js";

/** The way of a miner: scores, where they are known → weights → consensus → rank → incentive → emission. */
export function renderMiner(
  miner: Told<MinerExplanation>,
  scores: readonly ScoreBehind[],
  colours: Colours,
): string[] {
  const { consensus, rank, rankSum, incentive, incentiveU16, emission } = miner;
  return [
    `${colours.bold("As a miner")}: ${outcomeWords(miner.outcome)}`,
    colours.cyan("  Weights it was given"),
    ...renderVotes(miner, scores, colours),
    colours.cyan(`  Consensus ${percent(consensus.value.value)}`),
    ...paragraph(consensusWords(consensus)),
    ...renderLevels(miner, colours),
    colours.cyan(`  Incentive ${percent(incentive.value)}`) + ` (${incentiveU16} of 65535)`,
    `    Rank ${rank.value.toFixed(6)}, the sum of stake × clipped weight; of all miners ${rankSum.value.toFixed(6)}.`,
    colours.cyan(`  Emission ${taoText(BigInt(emission.rao))} α`),
    `    ${percent(emission.share.value)} of ${taoText(BigInt(emission.ofRao))} α: ${emissionWords(emission)}.`,
  ];
}

function renderVotes(
  { votes }: Told<MinerExplanation>,
  scores: readonly ScoreBehind[],
  colours: Colours,
): string[] {
  if (votes.length === 0) return ["    None."];
  const given = votes.filter(({ rule }) => rule !== "notListed");
  const byStake = [...given].sort(
    (a, b) => b.voice.share.value - a.voice.share.value || a.validator - b.validator,
  );
  const others = votes.filter(({ rule }) => rule === "notListed");
  const [titles = "", ...rows] = renderTable(
    [
      right("from UID"),
      right("stake"),
      ...(scores.length > 0 ? [right("mean score")] : []),
      right("stored"),
      right("weight"),
      right("clipped"),
      right("rank"),
      left("what happened"),
    ],
    byStake.map((vote) => [
      String(vote.validator),
      percent(vote.voice.share.value),
      ...(scores.length > 0 ? [scoreOf(vote.validator, scores)] : []),
      vote.weightU16 === undefined ? "·" : String(vote.weightU16),
      percent(vote.normalised.value),
      percent(vote.clipped.value),
      vote.rank.value.toFixed(6),
      voteWords(vote),
    ]),
  );
  return [
    ...(given.length > 0 ? [colours.dim(`    ${titles}`), ...rows.map((row) => `    ${row}`)] : []),
    ...(others.length > 0
      ? [
          `    ${others.length > 1 ? "UIDs" : "UID"} ${uidList(others.map(({ validator }) => validator))}: ${silence(others)}`,
        ]
      : []),
  ];
}

function silence(votes: readonly Told<Vote>[]): string {
  const stake = votes.reduce((sum, { voice }) => sum + voice.share.value, 0);
  return `no weight, which counts as 0 with ${percent(stake)} of the stake`;
}

function renderLevels({ consensus }: Told<MinerExplanation>, colours: Colours): string[] {
  if (consensus.levels.length < 2) return [];
  const [titles = "", ...rows] = renderTable(
    [right("weight"), right("stake"), right("up to here"), left("UIDs")],
    consensus.levels.map((level) => [
      percent(level.weight.value),
      percent(level.stake.value),
      percent(level.stakeUpTo.value),
      uidList(level.validators) + (level.decides ? colours.green("  ← decides") : ""),
    ]),
  );
  return [colours.dim(`    ${titles}`), ...rows.map((row) => `    ${row}`)];
}

const UIDS_SHOWN = 12;

function uidList(uids: readonly number[]): string {
  const shown = uids.slice(0, UIDS_SHOWN).join(", ");
  return uids.length > UIDS_SHOWN ? `${shown}, … (${uids.length})` : shown;
}

function scoreOf(validator: number, scores: readonly ScoreBehind[]): string {
  return scores.find((score) => score.validator === validator)?.meanScore.toFixed(4) ?? "·";
}
