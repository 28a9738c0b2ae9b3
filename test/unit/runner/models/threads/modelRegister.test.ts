import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";
import { expect, it } from "vitest";
import { createModelRegister } from "../../../../../runner/models/threads/modelRegister.js";
import type { FromRegister, ToRegister } from "../../../../../runner/models/threads/threadMessages.js";

const nextOf = async (line: MessagePort): Promise<FromRegister> =>
  ((await once(line, "message")) as [FromRegister])[0];

const claim = (line: MessagePort, id: number, key = "a model"): Promise<FromRegister> => {
  const answer = nextOf(line);
  line.postMessage({ kind: "claim", id, key } satisfies ToRegister);
  return answer;
};

it("introduces those who come later to the first", async () => {
  const register = createModelRegister();
  const [first, second] = [register.join(), register.join()];
  expect(await claim(first, 1)).toEqual({ kind: "hold", id: 1 });
  expect(await claim(first, 2)).toEqual({ kind: "hold", id: 2 });
  const serving = nextOf(first);
  const borrowed = await claim(second, 3);
  const served = await serving;
  expect(served).toMatchObject({ kind: "serve", key: "a model" });
  expect(borrowed).toMatchObject({ kind: "borrow", id: 3 });
  if (served.kind !== "serve" || borrowed.kind !== "borrow") return;
  borrowed.port.postMessage("through");
  expect(await once(served.port, "message")).toEqual(["through"]);
  served.port.close();
  expect(await claim(second, 4, "another model")).toEqual({ kind: "hold", id: 4 });
  first.close();
  second.close();
});

it("knows that a model is let go by who has it, and by nobody else", async () => {
  const register = createModelRegister();
  const [first, second] = [register.join(), register.join()];
  await claim(first, 1);
  second.postMessage({ kind: "letGo", key: "a model" });
  const borrowed = await claim(second, 2);
  expect(borrowed.kind).toBe("borrow");
  if (borrowed.kind === "borrow") borrowed.port.close();
  first.postMessage({ kind: "letGo", key: "a model" });
  await claim(first, 3, "another model");
  expect(await claim(second, 4)).toEqual({ kind: "hold", id: 4 });
  first.close();
  second.close();
});

it("forgets a thread that ended", async () => {
  const register = createModelRegister();
  const [first, second] = [register.join(), register.join()];
  await claim(first, 1);
  first.close();
  let answer = await claim(second, 2);
  // Until its end is noticed, who is led there is told at once that nobody is.
  while (answer.kind === "borrow") {
    await once(answer.port, "close");
    answer = await claim(second, 2);
  }
  expect(answer).toEqual({ kind: "hold", id: 2 });
  second.close();
});

it("passes over what is no message", async () => {
  const line = createModelRegister().join();
  for (const nonsense of [
    null,
    1,
    {},
    { kind: "claim" },
    { kind: "claim", key: "a model" },
    { kind: "letGo" },
  ]) {
    line.postMessage(nonsense);
  }
  expect(await claim(line, 1)).toEqual({ kind: "hold", id: 1 });
  line.close();
});
