import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameProblem } from "../../../../runner/scaffold/packageName.js";
import { renderPackage, type PackageChoice } from "../../../../runner/scaffold/renderPackage.js";

const word = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
/** Names that hold the template's own are the ones that go wrong. */
const id = fc
  .array(fc.oneof(word, fc.constantFrom("my", "subnet", "plugin", "my-subnet", "my-plugin", "2", "name")), {
    minLength: 1,
    maxLength: 4,
  })
  .map((words) => words.join("-"));
const scope = fc.option(fc.constantFrom("@me/", "@my-subnet/", "@my-plugin/"), { nil: "" });
const names = fc.tuple(scope, id).map(([prefix, name]) => prefix + name);

const UNIQUE = "unheard-of-name";
const texts = async (choice: Pick<PackageChoice, "name" | "kind">): Promise<Map<string, string>> => {
  const files = await renderPackage({ ...choice, model: "both", dependency: { spec: "^0.1.0", files: [] } });
  return new Map(files.map(({ path, content }) => [path, content.toString("latin1")]));
};

describe("renderPackage", () => {
  it.each(["subnet", "plugin"] as const)("gives a %s its name everywhere, whatever it is", async (kind) => {
    const neutral = await texts({ name: UNIQUE, kind });
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        fc.pre(nameProblem(name) === undefined);
        const own = name.slice(name.indexOf("/") + 1);
        const files = await texts({ name, kind });
        const expected = [...neutral].map(([path, text]): [string, string] => [
          path,
          path === "package.json"
            ? text.replace(`"name": "${UNIQUE}"`, `"name": "${name}"`).replaceAll(UNIQUE, own)
            : text.replaceAll(UNIQUE, own),
        ]);
        expect([...files]).toEqual(expected);
      }),
      { numRuns: 40, seed: 7 },
    );
  });

  it.each([
    ["my-subnet-2", "subnet"],
    ["my-plugin-x", "plugin"],
    ["@my-subnet/my-subnet", "subnet"],
  ] as const)("calls the package %s just that", async (name, kind) => {
    const manifest = (await texts({ name, kind })).get("package.json") ?? "";
    expect(JSON.parse(manifest)).toMatchObject({ name });
  });
});
