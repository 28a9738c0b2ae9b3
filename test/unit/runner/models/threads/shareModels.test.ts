import { once } from "node:events";
import type { MessagePort } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import { batchedModel } from "../../../../../core/plugin/batchedModel.js";
import { createModelRegister } from "../../../../../runner/models/threads/modelRegister.js";
import { createPair, createThread, PORTS, ready, x } from "./threadWorld.js";

const file = { path: "model" };

describe("a model that two threads load", () => {
  it("has one session, in the thread that came first, and gives both the same", async () => {
    const [one, two] = createPair(createModelRegister());
    const first = await one.runtime.load(file);
    const second = await two.runtime.load(file);
    expect([one.sessions(), two.sessions()]).toEqual([1, 0]);
    expect([one.runtime.name, two.runtime.name]).toEqual(["fake of one", "fake of one"]);
    expect(second).toMatchObject(PORTS);
    expect(await first.run(x(1, 2))).toEqual(await second.run(x(1, 2)));
    expect((await second.run(x(3)))["y"]?.data).toEqual(Float32Array.of(6));
    await Promise.all([first.dispose(), second.dispose()]);
  });

  it("is loaded once also by threads that come at the same time, several times each", async () => {
    const [one, two] = createPair(createModelRegister());
    const models = await Promise.all([one, two, two, one].map(({ runtime }) => runtime.load(file)));
    expect(one.sessions() + two.sessions()).toBe(1);
    const outputs = await Promise.all(models.map((model) => model.run(x(4))));
    expect(outputs.map((output) => output["y"]?.data[0])).toEqual([8, 8, 8, 8]);
    await Promise.all(models.map((model) => model.dispose()));
  });

  it("has a session in each of them that wants one in its thread, and one there for all that load it", async () => {
    const [one, two] = createPair(createModelRegister());
    const own = { ...file, session: "thread" } as const;
    const first = await one.runtime.load(file);
    const second = await two.runtime.load(own);
    expect([one.sessions(), two.sessions()]).toEqual([1, 1]);
    expect(two.runtime.name).toBe("fake of two");
    const [third, fourth] = [await one.runtime.load(own), await two.runtime.load(own)];
    expect([one.sessions(), two.sessions()]).toEqual([1, 1]);
    await first.dispose();
    expect((await second.run(x(3)))["y"]?.data).toEqual(Float32Array.of(6));
    await Promise.all([second, third, fourth].map((model) => model.dispose()));
    expect([one.sessions(), two.sessions()]).toEqual([0, 0]);
  });

  it("is waited for while the other thread still loads it", async () => {
    let finish: () => void = () => undefined;
    const loading = new Promise<void>((resolve) => (finish = resolve));
    const [one, two] = createPair(createModelRegister(), { loading });
    const both = [one.runtime.load(file), two.runtime.load(file)];
    finish();
    const models = await Promise.all(both);
    expect([one.sessions(), two.sessions()]).toEqual([1, 0]);
    await Promise.all(models.map((model) => model.dispose()));
  });

  it("runs many requests at once, each with its own answer, and leaves the caller its arrays", async () => {
    const [one, two] = createPair(createModelRegister());
    await one.runtime.load(file);
    const model = await two.runtime.load(file);
    const whole = Float32Array.of(9, 1, 2, 9);
    const part = { x: { dtype: "float32", shape: [2], data: whole.subarray(1, 3) } } as const;
    const pair = x(2, 3);
    const given = [x(1), pair, part, x()];
    const answers = await Promise.all(given.map((inputs) => model.run(inputs)));
    expect(answers.map(({ y }) => [...(y?.data ?? [])])).toEqual([[2], [4, 6], [2, 4], []]);
    expect(whole).toEqual(Float32Array.of(9, 1, 2, 9));
    expect([...pair.x.data]).toEqual([2, 3]);
    await model.dispose();
  });

  it("keeps its session for the other thread when its holder needs it no longer, and ends with the last", async () => {
    const register = createModelRegister();
    const [one, two] = createPair(register);
    const first = await one.runtime.load(file);
    const second = await two.runtime.load(file);
    await first.dispose();
    await expect(first.run(x(1))).rejects.toMatchObject({ code: "SK2009" });
    expect((await second.run(x(1)))["y"]?.data[0]).toBe(2);
    const ended = one.ended();
    await second.dispose();
    await ended;
    expect(one.sessions()).toBe(0);
    const again = await two.runtime.load(file);
    expect([one.sessions(), two.sessions()]).toEqual([0, 1]);
    await again.dispose();
  });

  it("refuses in both what does not fit, with the path that each one knows", async () => {
    const [one, two] = createPair(createModelRegister());
    await one.runtime.load({ path: "here/model" });
    const model = await two.runtime.load({ path: "there/model" });
    const { x: given } = x(1);
    const refused: [Parameters<typeof model.run>[0], string][] = [
      [{}, "SK2005"],
      [{ x: given, z: given }, "SK2004"],
      [{ x: { ...given, dtype: "int32" } }, "SK2006"],
      [{ x: { ...given, shape: [2] } }, "SK2007"],
      [{ x: { ...given, data: Int32Array.of(1) } }, "SK2008"],
    ];
    for (const [inputs, code] of refused) await expect(model.run(inputs)).rejects.toMatchObject({ code });
    const failing = model.run(x(-1));
    await expect(failing).rejects.toMatchObject({ code: "SK2008" });
    await expect(failing).rejects.toThrow(/there\/model.*below zero/);
    await model.dispose();
    await expect(model.run(x(1))).rejects.toMatchObject({ code: "SK2009" });
  });

  it("lets runs under way finish before it is disposed of", async () => {
    const [one, two] = createPair(createModelRegister());
    await one.runtime.load(file);
    const model = await two.runtime.load(file);
    const runs = [model.run(x(1)), model.run(x(2))];
    await Promise.all([model.dispose(), model.dispose()]);
    expect((await Promise.all(runs)).map(({ y }) => y?.data[0])).toEqual([2, 4]);
    expect(two.sessions()).toBe(0);
  });

  it("joins concurrent requests of the borrowing thread as those of any other", async () => {
    const [one, two] = createPair(createModelRegister());
    await one.runtime.load(file);
    const model = batchedModel("model", await two.runtime.load(file), { maxItems: 3, maxWaitMs: 0 });
    const answers = await Promise.all([model.run(x(1)), model.run(x(2)), model.run(x(3))]);
    expect(answers.map(({ y }) => y?.data[0])).toEqual([2, 4, 6]);
    await model.dispose();
  });
});

describe("models that are not shared", () => {
  it("are those of other files or modes", async () => {
    const [one, two] = createPair(createModelRegister());
    await one.runtime.load({ path: "model a" });
    await two.runtime.load({ path: "model b" });
    expect([one.sessions(), two.sessions()]).toEqual([1, 1]);
  });

  it("are those of threads of another register", async () => {
    const one = createThread("one", createModelRegister().join());
    const two = createThread("two", createModelRegister().join());
    await one.runtime.load(file);
    await two.runtime.load(file);
    expect([one.sessions(), two.sessions()]).toEqual([1, 1]);
  });

  it("are those that can't be loaded: each thread says so of its own file", async () => {
    const [one, two] = createPair(createModelRegister());
    const loads = [one.runtime.load({ path: "broken/a" }), two.runtime.load({ path: "broken/too/a" })];
    for (const [index, load] of loads.entries()) {
      await expect(load).rejects.toMatchObject({ code: "SK2002" });
      await expect(load).rejects.toThrow(index === 0 ? /broken\/a/ : /broken\/too\/a/);
    }
    await expect(two.runtime.load({ path: "absent" })).rejects.toMatchObject({ code: "SK2000" });
    // Nothing of it is held: what has become a model meanwhile is loaded.
    const model = await two.runtime.load({ path: "a" });
    expect([one.sessions(), two.sessions()]).toEqual([0, 1]);
    await model.dispose();
  });
});

describe("a holder that is not there when it is asked", () => {
  it("is waited for no longer than the patience allows", async () => {
    const register = createModelRegister();
    const deaf = register.join();
    deaf.postMessage({ kind: "claim", id: 0, key: "fake model" });
    expect(await once(deaf, "message")).toMatchObject([{ kind: "hold" }]);
    const two = createThread("two", register.join(), { patience: { runMs: 1, workMs: 1 } });
    const model = await two.runtime.load(file);
    expect(two.sessions()).toBe(1);
    expect((await model.run(x(1)))["y"]?.data[0]).toBe(2);
    await model.dispose();
    deaf.close();
  });

  it("is succeeded by the thread that asked, where it has let the model go meanwhile", async () => {
    const register = createModelRegister();
    const former = register.join();
    former.on("message", (message: { kind: string; port?: { close(): void } }) => {
      if (message.kind !== "serve") return;
      former.postMessage({ kind: "letGo", key: "fake model" });
      message.port?.close();
    });
    former.postMessage({ kind: "claim", id: 0, key: "fake model" });
    await once(former, "message");
    const two = createThread("two", register.join());
    const three = createThread("three", register.join());
    await two.runtime.load(file);
    await three.runtime.load(file);
    expect([two.sessions(), three.sessions()]).toEqual([1, 0]);
    former.close();
  });

  it("is succeeded by the thread that asked, where its own has ended", async () => {
    const register = createModelRegister();
    const ended = register.join();
    ended.postMessage({ kind: "claim", id: 0, key: "fake model" });
    await once(ended, "message");
    ended.close();
    const two = createThread("two", register.join());
    const three = createThread("three", register.join());
    await two.runtime.load(file);
    await three.runtime.load(file);
    expect([two.sessions(), three.sessions()]).toEqual([1, 0]);
  });

  it("is succeeded by one of those that borrowed of it, for all of them, when it ends", async () => {
    const register = createModelRegister();
    const holder = register.join();
    const lent: MessagePort[] = [];
    holder.on("message", ({ port }: { port?: MessagePort }) => {
      if (!port) return;
      port.postMessage(ready());
      lent.push(port);
    });
    holder.postMessage({ kind: "claim", id: 0, key: "fake model" });
    await once(holder, "message");
    const [two, three] = createPair(register);
    const models = [await two.runtime.load(file), await three.runtime.load(file)];
    expect([two.sessions(), three.sessions()]).toEqual([0, 0]);
    holder.close();
    for (const port of lent) port.close();
    const outputs = await Promise.all(models.map((model) => model.run(x(1))));
    expect(outputs.map(({ y }) => y?.data[0])).toEqual([2, 2]);
    expect(two.sessions() + three.sessions()).toBe(1);
    await Promise.all(models.map((model) => model.dispose()));
  });

  it("is given up where it never has what it says it has", async () => {
    const register = createModelRegister();
    const liar = register.join();
    liar.on("message", ({ port }: { port?: { close(): void } }) => port?.close());
    liar.postMessage({ kind: "claim", id: 0, key: "fake model" });
    await once(liar, "message");
    const two = createThread("two", register.join());
    const model = await two.runtime.load(file);
    expect((await model.run(x(1)))["y"]?.data[0]).toBe(2);
    liar.close();
  });

  it("is not asked for where there is no register any more", async () => {
    const line = createModelRegister().join();
    const one = createThread("one", line);
    const waiting = one.runtime.load(file);
    line.close();
    const models = [await waiting];
    await new Promise((resolve) => setImmediate(resolve));
    models.push(await one.runtime.load({ path: "other model" }));
    expect(one.sessions()).toBe(2);
    for (const model of models) expect((await model.run(x(1)))["y"]?.data[0]).toBe(2);
  });
});
