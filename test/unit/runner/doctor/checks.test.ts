import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createOnnxRuntime } from "../../../../plugins/models-onnx/createOnnxRuntime.js";
import { createTfjsRuntime } from "../../../../plugins/models-tfjs/createTfjsRuntime.js";
import { checkNode } from "../../../../runner/doctor/checkNode.js";
import { checkPort } from "../../../../runner/doctor/checkPort.js";
import { checkOnnx, checkTfjs } from "../../../../runner/doctor/checkRuntimes.js";
import { checkStore } from "../../../../runner/doctor/checkStore.js";
import { checkSubnet } from "../../../../runner/doctor/checkSubnet.js";
import { root } from "../../../architecture/sources.js";

const absent = (name: string): Promise<never> => Promise.reject(new Error(`no ${name}`));

describe("the doctor", () => {
  it("knows the range of Node", () => {
    expect(checkNode()).toMatchObject({ status: "ok" });
    expect(checkNode("20.18.1")).toMatchObject({ status: "problem" });
    expect(checkNode("20.19.0")).toMatchObject({ status: "ok" });
  });

  it("tells the native runtime from its replacement, and both from none", async () => {
    const importOnnx = (name: string): Promise<unknown> =>
      name === "onnxruntime-node" ? absent(name) : import(name);
    const instead = await checkOnnx(createOnnxRuntime({ importOnnx }));
    expect(instead).toMatchObject({ status: "warning" });
    expect(instead.detail).toMatch(/^onnxruntime-web /);
    expect(await checkOnnx(createOnnxRuntime({ importOnnx: absent }))).toMatchObject({ status: "problem" });
    expect(await checkTfjs(createTfjsRuntime({ importTfjs: absent }))).toMatchObject({ status: "problem" });
    // Vite has an error of its own for the absent package.
    const missing = Object.assign(new Error("absent"), { code: "ERR_MODULE_NOT_FOUND" });
    const importTfjs = (name: string): Promise<unknown> =>
      name === "@tensorflow/tfjs-node" ? Promise.reject(missing) : import(name);
    expect(await checkTfjs(createTfjsRuntime({ importTfjs }))).toMatchObject({ status: "ok" });
    const broken = (name: string): Promise<unknown> =>
      name === "@tensorflow/tfjs-node" ? absent(name) : import(name);
    expect(await checkTfjs(createTfjsRuntime({ importTfjs: broken }))).toMatchObject({ status: "warning" });
  }, 20_000);

  it("opens a store", async () => {
    expect(await checkStore()).toMatchObject({ status: "ok" });
  });

  it("tells a free port from one that is taken", async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, "127.0.0.1", resolve));
    const { port } = holder.address() as AddressInfo;
    expect(await checkPort(port)).toMatchObject({ status: "warning" });
    await new Promise((resolve) => holder.close(resolve));
    expect(await checkPort(port)).toMatchObject({ status: "ok" });
  });

  it("looks for subnets", async () => {
    const fixture = (name: string): string => join(root, "test", "fixtures", "subnets", name);
    expect(await checkSubnet(fixture("typed"))).toMatchObject({ status: "ok" });
    expect(await checkSubnet(fixture("throwsAtLoad.mjs"))).toMatchObject({ status: "problem" });
    expect(await checkSubnet("no-such-subnet")).toMatchObject({ status: "problem" });
  });
});
