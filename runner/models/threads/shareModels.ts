import { once } from "node:events";
import { MessagePort } from "node:worker_threads";
import type { Model, Tensors } from "../../../core/plugin/models.js";
import type {
  LoadedModel,
  ModelRequest,
  ModelSharing,
  OpenedModel,
} from "../../../core/plugin/modelSharing.js";
import { borrowModel } from "./borrowModel.js";
import type { Lost } from "./callHolder.js";
import { PATIENCE, type Patience } from "./patience.js";
import { serveModel } from "./serveModel.js";
import { createWorkWords, showingWork } from "./workSign.js";
import type { FromHolder, FromRegister, ToRegister } from "./threadMessages.js";

/** A model whose session this thread has. */
interface Held {
  /** Of this thread's own and of those that others borrow, all that are not disposed of. */
  models: number;
  latest: Promise<LoadedModel>;
}

/** A question to the register. */
interface Claim {
  readonly key: string;
  readonly request: ModelRequest;
  resolve(place: Promise<OpenedModel> | MessagePort): void;
}

/** A holder may let a model go just when this thread is led to it, and another one then hold it. More than a few times is no accident. */
const ATTEMPTS = 3;

/**
 * Shares models among the threads of a register: the first that opens one has its session and runs it as if it were alone; the others
 * have it run there. The session ends with the last who uses it, whichever thread that is in.
 *
 * @param register this thread's end of the register's line
 * @example const runtime = createModelRuntimes({ sharing: shareModels(workerData.models) });
 */
export function shareModels(register: MessagePort, patience: Patience = PATIENCE): ModelSharing {
  const held = new Map<string, Held>();
  const claims = new Map<number, Claim>();
  const work = createWorkWords();
  const shown = (model: Model): Model => ({
    ...model,
    run: showingWork(work, (given: Tensors) => model.run(given)),
  });
  let nextId = 0;
  let isOpen = true;
  const tell = (message: ToRegister): void => register.postMessage(message);

  const letGo = (key: string, holding: Held): void => {
    holding.models -= 1;
    if (holding.models > 0) return;
    held.delete(key);
    tell({ kind: "letGo", key });
  };
  const hold = async (key: string, request: ModelRequest): Promise<OpenedModel> => {
    const latest = request.load();
    const holding = held.get(key) ?? { models: 0, latest };
    holding.models += 1;
    holding.latest = latest;
    held.set(key, holding);
    try {
      const { runtime, model } = await latest;
      return { runtime, model: onDispose(shown(model), () => letGo(key, holding)) };
    } catch (error) {
      letGo(key, holding);
      throw error;
    }
  };
  const serve = async (key: string, port: MessagePort): Promise<void> => {
    const holding = held.get(key);
    if (!holding) return port.close();
    holding.models += 1;
    const closed = once(port, "close").then(() => letGo(key, holding));
    port.postMessage({ kind: "coming", work } satisfies FromHolder);
    const loaded = await holding.latest.catch(() => undefined);
    const model = loaded?.another();
    if (!loaded || !model) return port.close();
    serveModel(port, shown(model), loaded.runtime);
    // Others keep no thread from ending.
    port.unref();
    await closed;
    await model.dispose();
  };
  const claim = (key: string, request: ModelRequest): Promise<OpenedModel | MessagePort> =>
    new Promise((resolve) => {
      const id = nextId++;
      claims.set(id, { key, request, resolve });
      register.ref();
      tell({ kind: "claim", id, key });
    });
  const settle = (id: number, place: (claimed: Claim) => Promise<OpenedModel> | MessagePort): void => {
    const claimed = claims.get(id);
    claims.delete(id);
    if (claims.size === 0) register.unref();
    claimed?.resolve(place(claimed));
  };

  register.on("message", (message: FromRegister) => {
    if (message.kind === "serve") void serve(message.key, message.port);
    // At once: who is led here next finds it held.
    if (message.kind === "hold") settle(message.id, ({ key, request }) => hold(key, request));
    if (message.kind === "borrow") settle(message.id, () => message.port);
  });
  register.on("close", () => {
    isOpen = false;
    for (const id of [...claims.keys()]) settle(id, ({ key, request }) => hold(key, request));
  });
  register.unref();

  const open = async (key: string, request: ModelRequest): Promise<OpenedModel> => {
    const { file, loadAgain } = request;
    // Where the holder has ended, one of those that borrowed of it succeeds it, for all of them. One that is silent holds on to what it has.
    const instead = (why: Lost): Promise<OpenedModel> =>
      why === "silent" ? loadAgain() : open(key, { file, loadAgain, load: loadAgain });
    for (let attempt = 0; attempt < ATTEMPTS && isOpen; attempt++) {
      const place = await (held.has(key) ? hold(key, request) : claim(key, request));
      if (!(place instanceof MessagePort)) return place;
      const borrowed = await borrowModel(place, { file, instead }, patience);
      if (typeof borrowed !== "string") return borrowed;
      if (borrowed === "silent") break;
    }
    return request.load();
  };
  return { open };
}

function onDispose(model: Model, disposing: () => void): Model {
  let disposal: Promise<void> | undefined;
  const dispose = async (): Promise<void> => {
    disposing();
    await model.dispose();
  };
  return { ...model, dispose: () => (disposal ??= dispose()) };
}
