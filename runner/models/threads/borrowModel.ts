import type { MessagePort } from "node:worker_threads";
import { leasedModel } from "../../../core/plugin/leasedModel.js";
import type { Model } from "../../../core/plugin/models.js";
import type { ModelRequest, OpenedModel } from "../../../core/plugin/modelSharing.js";
import { callHolder, type Lost } from "./callHolder.js";
import type { Patience } from "./patience.js";

/**
 * A model that the thread at the other end of the port runs. When that one ends or is silent for too long, the file is loaded here
 * instead; runs that are under way begin anew, and nobody who waits for one notices.
 *
 * @returns why there is none, where the other thread does not get as far as having the model
 */
export async function borrowModel(
  port: MessagePort,
  { file, loadAgain }: Omit<ModelRequest, "load">,
  patience: Patience,
): Promise<OpenedModel | Lost> {
  const holder = callHolder(port, patience);
  const ready = await holder.ready;
  if (typeof ready === "string") return ready;
  const { runtime, inputs, outputs } = ready;

  let own: Promise<Model> | undefined;
  const ownModel = (): Promise<Model> =>
    (own ??= loadAgain().then(
      ({ model }) => model,
      (error: unknown) => {
        own = undefined;
        throw error;
      },
    ));
  const release = async (): Promise<void> => {
    holder.close();
    await (await own?.catch(() => undefined))?.dispose();
  };
  const model = leasedModel(
    file,
    { release },
    {
      inputs,
      outputs,
      async run(given) {
        const outcome = own ? "closed" : await holder.run(given);
        if (typeof outcome === "string") return (await ownModel()).run(given);
        if (outcome.kind === "failed") throw new Error(outcome.reason);
        return outcome.outputs;
      },
    },
  );
  return { runtime, model };
}
