import { afterAll, describe, expect, it } from "vitest";
import type { ContractSpec } from "../../../../core/plugin/contract.js";
import { defineContract } from "../../../../core/plugin/defineContract.js";
import { onnx } from "../../../../core/plugin/models.js";
import { describeModels } from "../../../../runner/models/describeModels.js";
import { licenceOfCard, modelLicence } from "../../../../runner/models/modelLicence.js";
import { createModelFolder } from "../../../fixtures/modelFolder.js";
import { contract as folding } from "../../../../subnets/protein-folding/contract.js";
import { contract as prices } from "../../../../subnets/price-prediction/contract.js";
import { contract as storage } from "../../../../subnets/storage/contract.js";
import subnet from "../../../fixtures/subnets/with-models/index.js";

const folder = createModelFolder();
afterAll(() => folder.remove());

describe("the description of models", () => {
  it("says of each model what it is, what it takes and gives, and how long a run takes here", async () => {
    const [linear, sum, ...more] = await describeModels(subnet);
    expect(more).toEqual([]);
    expect(linear).toMatchObject({
      subnet: "with-models",
      name: "linear",
      kind: "onnx",
      licence: "MIT",
      sha256: subnet.contract.models.linear.sha256,
      inputs: [{ name: "x", dtype: "float32", shape: [-1, 2] }],
      outputs: [{ name: "y", dtype: "float32", shape: [-1, 3] }],
      latency: { shapes: { x: [1, 2] } },
    });
    expect(linear?.runtime).toMatch(/^onnxruntime-/);
    expect(linear?.sizeBytes).toBeGreaterThan(50);
    expect(linear?.latency?.medianMs).toBeGreaterThan(0);
    expect(linear?.problem).toBeUndefined();
    expect(sum).toMatchObject({ name: "sum", kind: "tfjs", latency: { shapes: { a: [1, 2], b: [1, 2] } } });
    expect(sum?.licence).toBeUndefined();
  }, 20_000);

  it("keeps to the reason where a file is not the pinned one", async () => {
    const changed = onnx("./models/linear.onnx", { sha256: "0".repeat(64) });
    const contract = defineContract({ ...subnet.contract, models: { linear: changed, sum: changed } });
    const [description] = await describeModels({ ...subnet, contract });
    expect(description).toMatchObject({ name: "linear", problem: { code: "SK2001" } });
    expect(description?.latency).toBeUndefined();
  });
});

describe("a model's licence", () => {
  it.each<ContractSpec>([prices, folding, storage])(
    "is known of what comes with the package: $id",
    ({ models }) => {
      expect(Object.values(models).map(({ licence }) => licence)).toEqual(
        Object.keys(models).map(() => "MIT"),
      );
    },
  );

  it.each([
    ["---\nlicense: apache-2.0\ntags: [x]\n---\n# Card", "apache-2.0"],
    ["---\ntitle: x\nlicence: 'MIT'\n---\n", "MIT"],
    ["---\r\nlicense: mit\r\n---\r\n", "mit"],
    ["# Card\nlicense: mit\n", undefined],
    ["---\ntitle: x\n---\nlicense: mit\n", undefined],
  ])("in the card %j is %s", (card, licence) => {
    expect(licenceOfCard(card)).toBe(licence);
  });

  it("is what the contract says, before the card beside the file", async () => {
    const { path } = folder.write("model.onnx", new Uint8Array());
    const reference = onnx("./model.onnx", { sha256: "0".repeat(64) });
    expect(await modelLicence(reference, path)).toBeUndefined();
    folder.write("README.md", new TextEncoder().encode("---\nlicense: mit\n---\n"));
    expect(await modelLicence(reference, path)).toBe("mit");
    expect(await modelLicence({ ...reference, licence: "BSD-3-Clause" }, path)).toBe("BSD-3-Clause");
  });
});
