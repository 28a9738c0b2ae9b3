import { chooseUidToPrune } from "../../../core/registry/pruning.js";
import type { Difference } from "../difference.js";
import { bigInteger, fields, integer, listOf, orNull } from "../json.js";
import { compareOutputs } from "./compareOutputs.js";

/** Checks of prune.json: which neuron a registration replaces. */
export const comparers: Readonly<Record<string, (entry: unknown) => readonly Difference[]>> = {
  cases(entry) {
    const given = fields(entry, "");
    const emission = given.read("emission", listOf(bigInteger));
    const registered = given.read("block_at_registration", listOf(integer));
    const count = given.read("n", integer);
    const uid = chooseUidToPrune({
      height: given.read("current_block", integer),
      immunityPeriod: given.read("immunity_period", integer),
      minNonImmuneUids: given.read("min_non_immune_uids", integer),
      immuneOwnerUidsLimit: given.read("immune_owner_uids_limit", integer),
      neurons: registered
        .slice(0, count)
        .map((registeredAt, i) => ({ registeredAt, emission: emission[i] ?? 0n })),
      ownerUids: given.read("uids_owned_by_subnet_owner_coldkey", listOf(integer)),
      ownerHotkeyUid: given.read("owner_hotkey_uid", orNull(integer)) ?? undefined,
    });
    return compareOutputs(given, { pruned_uid: uid ?? null });
  },
};
