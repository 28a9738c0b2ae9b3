import { cancel, confirm, intro, isCancel, select, text } from "@clack/prompts";
import { fail } from "../../core/primitives/errors.js";
import type { ModelChoice } from "./renderPackage.js";
import { nameProblem, type Kind } from "./packageName.js";
import { scaffoldErrors } from "./scaffoldErrors.js";

/** What was given already; the rest is asked. */
export interface Given {
  readonly name?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly model?: ModelChoice | undefined;
  readonly install?: boolean | undefined;
}

export interface Asked {
  readonly name: string;
  readonly kind: Kind;
  readonly model: ModelChoice;
  readonly install: boolean;
}

/** Asks on the terminal for what was not given. @throws SK3405 when it is cancelled */
export async function askOptions(given: Given): Promise<Asked> {
  intro("subnetkit new");
  const kind =
    given.kind ??
    answered(
      await select<Kind>({
        message: "What do you want to make?",
        options: [
          { value: "subnet", label: "A subnet", hint: "a task, miners with a model, a scorer" },
          { value: "plugin", label: "A kernel plugin", hint: "taps hooks, provides services" },
        ],
      }),
    );
  const name =
    given.name ??
    answered(
      await text({
        message: "Its name",
        placeholder: `my-${kind}`,
        defaultValue: `my-${kind}`,
        validate: (value) => (value ? nameProblem(value) : undefined),
      }),
    );
  const model =
    kind === "plugin"
      ? "both"
      : (given.model ??
        answered(
          await select<ModelChoice>({
            message: "What runs its model?",
            options: [
              { value: "both", label: "ONNX and TF.js", hint: "a miner for each" },
              { value: "onnx", label: "ONNX" },
              { value: "tfjs", label: "TF.js" },
            ],
          }),
        ));
  const install = given.install ?? answered(await confirm({ message: "Run npm install there?" }));
  return { name, kind, model, install };
}

function answered<T>(answer: T): Exclude<T, symbol> {
  // What is not cancelled is an answer.
  if (!isCancel(answer)) return answer as Exclude<T, symbol>;
  cancel("Nothing was written.");
  throw fail(scaffoldErrors.cancelled);
}
