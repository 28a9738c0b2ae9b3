import { confirm, intro, select } from "@clack/prompts";
import { answered, type Terminal } from "./answered.js";
import { askPlace, type Place } from "./askPlace.js";
import type { Kind } from "./packageName.js";
import type { ModelChoice } from "./renderPackage.js";
import type { Dependency } from "./vendorPackage.js";

/** What was given already; the rest is asked. */
export interface Given {
  readonly name?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly dir?: string | undefined;
  readonly model?: ModelChoice | undefined;
  readonly dependency: Dependency;
  readonly install?: boolean | undefined;
  readonly force?: boolean | undefined;
}

/** All there is to know of a new package. */
export interface Asked extends Place {
  readonly kind: Kind;
  readonly model: ModelChoice;
  readonly install: boolean;
}

/**
 * Asks on a terminal for what was not given.
 *
 * @throws SK3400 for a given name that can't be · SK3405 when it is cancelled
 */
export async function askOptions(given: Given, terminal: Terminal): Promise<Asked> {
  intro("subnetkit new", terminal);
  const kind = given.kind ?? (await askKind(terminal));
  const place = await askPlace({ ...given, kind }, terminal);
  const model = kind === "plugin" ? "both" : (given.model ?? (await askModel(terminal)));
  const install =
    given.install ?? answered(await confirm({ message: "Run npm install there?", ...terminal }), terminal);
  return { ...place, kind, model, install };
}

async function askKind(terminal: Terminal): Promise<Kind> {
  return answered(
    await select<Kind>({
      message: "What do you want to make?",
      options: [
        { value: "subnet", label: "A subnet", hint: "a task, miners with a model, a scorer" },
        { value: "plugin", label: "A kernel plugin", hint: "taps hooks, provides services" },
      ],
      ...terminal,
    }),
    terminal,
  );
}

async function askModel(terminal: Terminal): Promise<ModelChoice> {
  return answered(
    await select<ModelChoice>({
      message: "What runs its model?",
      options: [
        { value: "both", label: "ONNX and TF.js", hint: "a miner for each" },
        { value: "onnx", label: "ONNX" },
        { value: "tfjs", label: "TF.js" },
      ],
      ...terminal,
    }),
    terminal,
  );
}
