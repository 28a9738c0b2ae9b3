import { describe, expect, it } from "vitest";
import { renderTemplate, type TemplateFile } from "../../../../runner/scaffold/renderTemplate.js";

const file = (path: string, text: string): TemplateFile => ({ path, content: Buffer.from(text) });
const rendered = (files: readonly TemplateFile[], without: readonly string[] = []): [string, string][] =>
  renderTemplate(files, { texts: { "my-subnet": "wave" }, without }).map(({ path, content }) => [
    path,
    content.toString("utf8"),
  ]);

describe("renderTemplate", () => {
  it("names files as they are to be called, and fills in the name", () => {
    expect(
      rendered([
        file("package.json.template", '"my-subnet"'),
        file("dot-github/workflows/ci.yml.template", "my-subnet my-subnet"),
        file("src/index.ts", "export {};"),
      ]),
    ).toEqual([
      ["package.json", '"wave"'],
      [".github/workflows/ci.yml", "wave wave"],
      ["src/index.ts", "export {};"],
    ]);
  });

  it("keeps or leaves out marked lines and files, and never shows a mark", () => {
    const files = [
      file("a.ts", "1\n  // #if onnx\n2\n  // #endif\n3\n// #if tfjs\n4\n// #endif\n"),
      file("b.md", "<!-- #if tfjs -->\nx\n<!-- #endif -->\ny\n"),
      file("miners/tfjs.ts", "m"),
    ];
    expect(rendered(files)).toEqual([
      ["a.ts", "1\n2\n3\n4\n"],
      ["b.md", "x\ny\n"],
      ["miners/tfjs.ts", "m"],
    ]);
    expect(rendered(files, ["tfjs"])).toEqual([
      ["a.ts", "1\n2\n3\n"],
      ["b.md", "y\n"],
    ]);
  });

  it("leaves the bytes of models alone", () => {
    const content = Buffer.from([0xff, 0x00, 0x6d]);
    const [model] = renderTemplate([{ path: "m.onnx", content }], { texts: { m: "x" }, without: [] });
    expect(model?.content).toEqual(content);
  });
});
