import {
  distributeDividends,
  type ChildLink,
  type Dividend,
  type DividendHotkey,
  type EpochEmission,
} from "../../../core/emission/dividends.js";
import { inheritedStake } from "../../../core/staking/inheritedStake.js";
import type { Difference } from "../difference.js";
import { bigInteger, fields, integer, listOf, type Read } from "../json.js";
import { compareOutputs } from "./compareOutputs.js";

/** Checks an entry of coinbase.json's `dividend_distribution`: inherited stake, incentives and dividends. */
export function dividendDistribution(entry: unknown): readonly Difference[] {
  const given = fields(entry, "");
  const hotkeys = given.read("hotkeys", listOf(readHotkey));
  const links = given.read("child_links", listOf(readLink));
  const result = distributeDividends({
    hotkeys,
    links,
    emission: given.read("epoch_emission", listOf(readEmission)),
    validatorPot: given.read("pending_validator_alpha", bigInteger),
    rootPot: given.read("pending_root_alpha", bigInteger),
    taoWeight: given.read("tao_weight", bigInteger),
    childkeyBurn: given.read("childkey_burn", bigInteger),
  });
  return compareOutputs(given, {
    inherited_stake: hotkeys.map(({ id }) => [id, ...inherited(id, hotkeys, links)]),
    incentives: result.incentives.map(({ id, amount }) => [id, String(amount)]),
    recycled_childkey_burn: String(result.recycledChildkeyBurn),
    alpha_dividends: result.alphaDividends.map(row),
    root_alpha_dividends: result.rootDividends.map(row),
  });
}

/** Alpha and TAO, as texts. */
function inherited(
  id: number,
  hotkeys: readonly DividendHotkey<number>[],
  links: readonly ChildLink<number>[],
): string[] {
  const given = links.filter((link) => link.parent === id).map((link) => link.proportion);
  return (["alphaStake", "rootStake"] as const).map((kind) => {
    const stakeOf = (owner: number): bigint => hotkeys.find((hotkey) => hotkey.id === owner)?.[kind] ?? 0n;
    const parents = links
      .filter((link) => link.child === id)
      .map(({ parent, proportion }) => ({ stake: stakeOf(parent), proportion }));
    return String(inheritedStake(stakeOf(id), given, parents));
  });
}

function row({ id, share, take, rest }: Dividend<number>): (number | string)[] {
  return [id, String(share), String(take), String(rest)];
}

const readHotkey: Read<DividendHotkey<number>> = (value, path) => {
  const hotkey = fields(value, path);
  const read = {
    id: hotkey.read("id", integer),
    coldkey: hotkey.read("coldkey", integer),
    alphaStake: hotkey.read("alpha_stake", bigInteger),
    rootStake: hotkey.read("root_stake", bigInteger),
    childTakeU16: hotkey.read("childkey_take", integer),
    delegateTakeU16: hotkey.read("delegate_take", integer),
  };
  hotkey.close();
  return read;
};

const readLink: Read<ChildLink<number>> = (value, path) => {
  const link = fields(value, path);
  const read = {
    parent: link.read("parent", integer),
    child: link.read("child", integer),
    proportion: link.read("proportion", bigInteger),
  };
  link.close();
  return read;
};

const readEmission: Read<EpochEmission<number>> = (value, path) => {
  const [id, server, validator] = listOf((item: unknown) => item)(value, path);
  return {
    id: integer(id, path),
    server: bigInteger(server, path),
    validator: bigInteger(validator, path),
  };
};
