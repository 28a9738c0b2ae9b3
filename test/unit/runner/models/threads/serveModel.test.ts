import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";
import { expect, it } from "vitest";
import { leasedModel } from "../../../../../core/plugin/leasedModel.js";
import type { Tensors } from "../../../../../core/plugin/models.js";
import { serveModel } from "../../../../../runner/models/threads/serveModel.js";
import type { FromHolder } from "../../../../../runner/models/threads/threadMessages.js";
import { createLine, flat, PORTS, x } from "./threadWorld.js";

type Run = Parameters<typeof leasedModel>[2]["run"];

/** The far end of a served model. */
async function serve(run: Run): Promise<MessagePort> {
  const { near, far } = createLine();
  serveModel(near, leasedModel("model", { release: () => Promise.resolve() }, { ...PORTS, run }), "fake");
  expect(await once(far, "message")).toMatchObject([{ kind: "ready", runtime: "fake", ...PORTS }]);
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
  expect(await answerOf(far, flat(5, x(1, 2).x))).toEqual([...flat(5, x(1, 2).x), new ArrayBuffer(8)]);
  far.close();
});

it("gives outputs that lie in the inputs' buffer", async () => {
  const far = await serve(({ x: given }) => Promise.resolve(given ? { y: given } : {}));
  expect(await answerOf(far, flat(1, x(3).x))).toEqual(flat(1, x(3).x));
  far.close();
});

it("answers a run that fails with the reason alone", async () => {
  const far = await serve(() => Promise.reject(new Error("no such kernel.\nmore of it")));
  expect(await answerOf(far, flat(1, x(1).x))).toEqual({
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
  for (const nonsense of [null, 7, "run", {}, ["1"], []]) far.postMessage(nonsense);
  const misfit = flat(2, { ...x(1).x, shape: [1_000_000] });
  for (const run of [
    [2],
    [2, -1],
    [2, 0, 1, 1],
    [2, 0, 1, 1, "x"],
    misfit,
    [2, 0, 1, 1, new ArrayBuffer(3)],
  ]) {
    expect(await answerOf(far, run)).toMatchObject({ kind: "failed", id: 2 });
  }
  expect(ran).toEqual([]);
  expect(await answerOf(far, flat(3, x(1).x))).toEqual([3, -1, new ArrayBuffer(4)]);
  far.close();
});
