import type { MessagePort } from "node:worker_threads";
import { leasedModel } from "../../../core/plugin/leasedModel.js";
import type { Model } from "../../../core/plugin/models.js";
import type { ModelRequest, OpenedModel } from "../../../core/plugin/modelSharing.js";
import { callHolder, type Lost } from "./callHolder.js";
import type { Patience } from "./patience.js";

/** What is borrowed, and what takes its place once the holder is lost. */
export interface Borrowing extends Pick<ModelRequest, "file"> {
  readonly instead: (why: Lost) => Promise<OpenedModel>;
}

/**
 * A model that the thread at the other end of the port runs. When that one ends or is silent for too long, another model is opened
 * instead; runs that are under way begin anew, and nobody who waits for one notices.
 *
 * @returns why there is none, where the other thread does not get as far as having the model
 */
export async function borrowModel(
  port: MessagePort,
  { file, instead }: Borrowing,
  patience: Patience,
): Promise<OpenedModel | Lost> {
  const holder = callHolder(port, patience);
  const ready = await holder.ready;
  if (typeof ready === "string") return ready;
  const { runtime, inputs, outputs } = ready;

  let other: Promise<Model> | undefined;
  const otherModel = (why: Lost): Promise<Model> =>
    (other ??= instead(why).then(
      ({ model }) => model,
      (error: unknown) => {
        other = undefined;
        throw error;
      },
    ));
  const release = async (): Promise<void> => {
    holder.close();
    await (await other?.catch(() => undefined))?.dispose();
  };
  const model = leasedModel(
    file,
    { release },
    {
      inputs,
      outputs,
      async run(given) {
        const outcome = other ? "closed" : await holder.run(ready, given);
        if (typeof outcome === "string") return (await otherModel(outcome)).run(given);
        if (outcome.kind === "failed") throw new Error(outcome.reason);
        return outcome.outputs;
      },
    },
  );
  return { runtime, model };
}
