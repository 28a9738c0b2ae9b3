import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";
import { expect, it } from "vitest";
import { leasedModel } from "../../../../../core/plugin/leasedModel.js";
import type { Tensors } from "../../../../../core/plugin/models.js";
import { serveModel } from "../../../../../runner/models/threads/serveModel.js";
import type { FromHolder } from "../../../../../runner/models/threads/threadMessages.js";
import { createLine, PORTS, x } from "./threadWorld.js";

type Run = Parameters<typeof leasedModel>[2]["run"];

/** The far end of a served model. */
async function serve(run: Run): Promise<MessagePort> {
  const { near, far } = createLine();
  serveModel(near, leasedModel("model", { release: () => Promise.resolve() }, { ...PORTS, run }), "fake");
  expect(await once(far, "message")).toEqual([{ kind: "ready", runtime: "fake", ...PORTS }]);
  return far;
}

const answerOf = async (far: MessagePort, message: unknown): Promise<FromHolder> => {
  far.postMessage(message);
  return ((await once(far, "message")) as [FromHolder])[0];
};

it("gives the outputs, and the inputs' buffers back", async () => {
  const far = await serve(({ x: given }) =>
    Promise.resolve(given ? { y: { ...given, data: given.data.slice() } } : {}),
  );
  const { x: given } = x(1, 2);
  far.postMessage({ id: 5, inputs: { x: given } }, [given.data.buffer as ArrayBuffer]);
  const [{ spare, ...answer }] = (await once(far, "message")) as [Extract<FromHolder, { kind: "done" }>];
  expect(answer).toEqual({ kind: "done", id: 5, outputs: { y: x(1, 2).x } });
  expect(spare.map(({ byteLength }) => byteLength)).toEqual([8]);
  far.close();
});

it("gives outputs that lie in the inputs' buffer, and those of one buffer", async () => {
  const far = await serve(({ x: given }) => Promise.resolve(given ? { y: given, z: given } : {}));
  const answer = await answerOf(far, { id: 1, inputs: x(3) });
  expect(answer).toEqual({ kind: "done", id: 1, outputs: { y: x(3).x, z: x(3).x }, spare: [] });
  far.close();
});

it("answers a run that fails with the reason alone", async () => {
  const far = await serve(() => Promise.reject(new Error("no such kernel.\nmore of it")));
  expect(await answerOf(far, { id: 1, inputs: x(1) })).toEqual({
    kind: "failed",
    id: 1,
    reason: "no such kernel",
  });
  far.close();
});

it("runs nothing that does not fit, whoever sends it, and goes on", async () => {
  const ran: Tensors[] = [];
  const far = await serve((given) => {
    ran.push(given);
    return Promise.resolve({});
  });
  for (const nonsense of [null, 7, "run", {}, { id: "1" }]) far.postMessage(nonsense);
  for (const inputs of [undefined, null, {}, { x: null }, { x: { ...x(1).x, shape: [1_000_000] } }]) {
    expect(await answerOf(far, { id: 2, inputs })).toMatchObject({ kind: "failed", id: 2 });
  }
  expect(ran).toEqual([]);
  expect(await answerOf(far, { id: 3, inputs: x(1) })).toMatchObject({ kind: "done", id: 3 });
  far.close();
});
