// `npm run types`: the compiler over sources and tests, for which nothing has to be built.
import { compile, findCompiler } from "./compiler.mjs";

const args = ["-p", "tsconfig.json", ...process.argv.slice(2)];
process.exitCode = (await compile(await findCompiler(), args, { stdio: "inherit" })) ? 0 : 1;
