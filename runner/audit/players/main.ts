// Entry of a process that plays attacks, one after the other, on the subnet whose entry module it is started with.
import { loadSubnet } from "../../../core/plugin/loadSubnet.js";
import { fail, isSubnetkitError, reportOf } from "../../../core/primitives/errors.js";
import { importPlugin } from "../../subnets/importPlugin.js";
import { attackList } from "../attackList.js";
import { auditErrors } from "../auditErrors.js";
import { playAttack, type PlayResult } from "../playAttack.js";
import type { FromPlayer, PlayRequest } from "./messages.js";

const [, , entry = ""] = process.argv;
const loading = loadSubnet(entry, importPlugin);
// Whoever plays first is told.
loading.catch(() => undefined);

async function play({ attack: id, ...rest }: PlayRequest): Promise<PlayResult> {
  const attack = attackList.find((each) => each.id === id);
  if (!attack) {
    throw fail(auditErrors.unknownAttack, {
      attack: id,
      known: attackList.map((each) => each.id).join(", "),
    });
  }
  return playAttack({ subnet: await loading, attack, ...rest });
}

async function answer(request: PlayRequest): Promise<FromPlayer> {
  try {
    return { kind: "played", result: await play(request) };
  } catch (error) {
    const stack = error instanceof Error ? (error.stack ?? "") : "";
    return { kind: "failed", error: reportOf(error), isCoded: isSubnetkitError(error), stack };
  }
}

process.on("message", (request: PlayRequest) => {
  void answer(request).then((message) => process.send?.(message));
});
// Nobody is left to play for.
process.on("disconnect", () => process.exit());
