import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root, stop } from "./checkout.mjs";

/**
 * Packages that come in hundreds of small modules, of which Node needs a millisecond each, in every thread: of the modules that a network
 * loaded, half were TypeBox's. `imports` of package.json names what is made here.
 */
const bundled = [{ name: "@sinclair/typebox", entry: "build/esm/index.mjs", file: "typebox.js" }];

/** Joins each of these packages to one module below `folder`, unless it is there in the version that is installed. */
export async function vendorPackages(folder) {
  for (const { name, entry, file } of bundled) {
    const source = join(root, "node_modules", name);
    const { version } = JSON.parse(readFileSync(join(source, "package.json"), "utf8"));
    const heading = `// ${name} ${version}, joined to one module by tools/vendor.mjs.`;
    const target = join(folder, file);
    if (existsSync(target) && readFileSync(target, "utf8").startsWith(heading)) continue;
    const licence = readFileSync(join(source, "license"), "utf8").trim();
    await joinModules(join(source, entry), folder, file, `${heading}\n/*\n${licence}\n*/`);
  }
}

async function joinModules(entry, folder, file, banner) {
  // Only here: it takes longer to load than everything else that set-up does when nothing is stale.
  const { build } = await import("vite");
  const settings = { ssr: entry, outDir: folder, emptyOutDir: false, minify: false, target: "node20" };
  const rolldownOptions = { output: { entryFileNames: file, banner } };
  try {
    await build({
      configFile: false,
      root,
      logLevel: "error",
      ssr: { noExternal: true },
      build: { ...settings, rolldownOptions },
    });
  } catch (error) {
    stop(
      `${error.stack}\nSK2196 ${entry} could not be joined to one module.\n  Next: run \`npm ci\`, then repeat the command.`,
    );
  }
}
