// `npm run bench -- [name …] [--json]`
import { fail, type SubnetkitError } from "../../core/primitives/errors.js";
import { benchErrors } from "./benchErrors.js";
import { benches } from "./benches.js";
import type { Figure } from "./figure.js";

const args = process.argv.slice(2);
const json = args.includes("--json");
const names = args.filter((arg) => arg !== "--json");

try {
  const known = new Set(benches.map((bench) => bench.name));
  for (const name of names) {
    if (!known.has(name)) throw fail(benchErrors.unknown, { name, known: [...known].join(", ") });
  }
  const figures: Figure[] = [];
  for (const bench of benches.filter(({ name }) => names.length === 0 || names.includes(name))) {
    process.stderr.write(`${bench.name}: ${bench.about}\n`);
    for (const figure of await bench.run()) {
      figures.push(figure);
      if (!json) process.stdout.write(`  ${line(figure)}\n`);
    }
  }
  if (json) {
    const entries = figures.map(({ name, value, unit, goal }) => [
      name,
      { value, unit, ...(goal && { goal }) },
    ]);
    process.stdout.write(`${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
  }
} catch (error) {
  const { code, message, next } = error as SubnetkitError;
  process.stderr.write(`${code} ${message}\n  Next: ${next}\n`);
  process.exitCode = 2;
}

function line({ name, value, unit, goal }: Figure): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 1 ? 2 : 4;
  return `${name.padEnd(44)} ${value.toFixed(digits).padStart(10)} ${unit}${goal ? `   (goal ${goal})` : ""}`;
}
