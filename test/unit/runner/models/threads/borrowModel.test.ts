import type { MessagePort } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { modelErrors } from "../../../../../core/plugin/modelErrors.js";
import type { Model } from "../../../../../core/plugin/models.js";
import type { OpenedModel } from "../../../../../core/plugin/modelSharing.js";
import { fail } from "../../../../../core/primitives/errors.js";
import { borrowModel } from "../../../../../runner/models/threads/borrowModel.js";
import type { Patience } from "../../../../../runner/models/threads/patience.js";
import { raiseTensors, type FlatTensors } from "../../../../../runner/models/threads/flatTensors.js";
import { createWorkWords, showingWork } from "../../../../../runner/models/threads/workSign.js";
import { createLine, flat, PATIENT, PORTS, ready, x } from "./threadWorld.js";

const done = (id: number): FlatTensors => flat(id, x(7).x);

interface Borrowing {
  readonly opened: OpenedModel;
  readonly far: MessagePort;
  /** Models that were loaded here, and disposed of. */
  readonly loads: string[];
}

/** A model that the test is the holder of. One that is loaded here instead gives what it is given. */
async function borrow(
  patience: Patience = PATIENT,
  failures: Error[] = [],
  work = createWorkWords(),
): Promise<Borrowing> {
  const { near, far } = createLine();
  const loads: string[] = [];
  const own: Model = {
    ...PORTS,
    run: ({ x: given }) => Promise.resolve(given ? { y: given } : {}),
    dispose: () => Promise.resolve(void loads.push("disposed")),
  };
  const instead = () => {
    loads.push("loaded");
    const failure = failures.shift();
    if (failure) return Promise.reject(failure);
    return Promise.resolve({ runtime: "here", model: own, another: () => own });
  };
  const opening = borrowModel(near, { file: "model", instead }, patience);
  far.postMessage({ kind: "coming", work });
  far.postMessage(ready());
  const opened = await opening;
  if (typeof opened === "string") throw new Error(`the holder is ${opened}`);
  return { opened, far, loads };
}

describe("a borrowed model", () => {
  it("is run by its holder", async () => {
    const { opened, far, loads } = await borrow();
    far.on("message", (run: FlatTensors) => {
      expect(raiseTensors(PORTS.inputs, run).tensors).toEqual(x(1));
      far.postMessage(done(Number(run[0])));
    });
    expect(opened.runtime).toBe("elsewhere");
    expect((await opened.model.run(x(1)))["y"]?.data[0]).toBe(7);
    await opened.model.dispose();
    expect(loads).toEqual([]);
  });

  it.each([
    ["ends", PATIENT, (far: MessagePort) => far.close()],
    ["says nothing", { runMs: 1, workMs: 1 }, () => undefined],
  ] as const)("is loaded here when its holder %s; no run is lost", async (_, patience, onRun) => {
    const { opened, far, loads } = await borrow(patience);
    far.once("message", () => onRun(far));
    const { model } = opened;
    const runs = await Promise.all([model.run(x(1)), model.run(x(2))]);
    expect(runs.map(({ y }) => y?.data[0])).toEqual([1, 2]);
    expect((await model.run(x(3)))["y"]?.data[0]).toBe(3);
    await model.dispose();
    expect(loads).toEqual(["loaded", "disposed"]);
  });

  it("is not loaded here as long as nobody runs it", async () => {
    const { opened, far, loads } = await borrow();
    far.close();
    await new Promise((resolve) => setImmediate(resolve));
    await opened.model.dispose();
    expect(loads).toEqual([]);
  });

  it("hears what its holder said while this thread was busy", async () => {
    const { opened, far, loads } = await borrow({ runMs: 1, workMs: 1 });
    const run = opened.model.run(x(1));
    far.postMessage(done(1));
    const untilMs = performance.now() + 5;
    while (performance.now() < untilMs);
    expect((await run)["y"]?.data[0]).toBe(7);
    expect(loads).toEqual([]);
    await opened.model.dispose();
  });

  it("is waited for as long as its holder shows that it runs a model", async () => {
    const work = createWorkWords();
    const { opened, far, loads } = await borrow({ runMs: 1, workMs: 60_000 }, [], work);
    let end: () => void = () => undefined;
    const long = showingWork(work, () => new Promise<void>((resolve) => (end = resolve)))(undefined);
    const run = opened.model.run(x(1));
    // Holders that are asked later are given up meanwhile.
    for (let each = 0; each < 3; each++) {
      const other = await borrow({ runMs: 1, workMs: 60_000 });
      await other.opened.model.run(x(2));
      expect(other.loads).toEqual(["loaded"]);
      await other.opened.model.dispose();
    }
    expect(loads).toEqual([]);
    far.postMessage(done(1));
    expect((await run)["y"]?.data[0]).toBe(7);
    end();
    await long;
    await opened.model.dispose();
    expect(loads).toEqual([]);
  });

  it("is loaded here where its holder runs no model any more, and says nothing", async () => {
    const work = createWorkWords();
    const { opened, loads } = await borrow({ runMs: 1, workMs: 60_000 }, [], work);
    await showingWork(work, () => Promise.resolve())(undefined);
    expect((await opened.model.run(x(1)))["y"]?.data[0]).toBe(1);
    await opened.model.dispose();
    expect(loads).toEqual(["loaded", "disposed"]);
  });

  it("says why it can't be loaded here, and tries again at the next run", async () => {
    const absent = fail(modelErrors.missingFile, { file: "model", reason: "ENOENT" });
    const { opened, far, loads } = await borrow(PATIENT, [absent]);
    far.close();
    await expect(opened.model.run(x(1))).rejects.toMatchObject({ code: "SK2000" });
    expect((await opened.model.run(x(1)))["y"]?.data[0]).toBe(1);
    await opened.model.dispose();
    expect(loads).toEqual(["loaded", "loaded", "disposed"]);
  });

  it("ends its line when it is disposed of", async () => {
    const { opened, far } = await borrow();
    const closed = new Promise<void>((resolve) => far.on("close", resolve));
    await opened.model.dispose();
    await closed;
  });
});
