import { expect, vi } from "vitest";

/** How long a test of a folder may take before it counts as hanging, in ms; others have what their project says. */
const LIMITS_MS: readonly (readonly [folder: string, limitMs: number])[] = [
  ["/test/unit/", 30_000],
  ["/test/architecture/", 30_000],
  ["/test/vectors/", 60_000],
  ["/test/integration/", 60_000],
  ["/test/properties/", 120_000],
  ["/test/e2e/", 120_000],
];

// Files of several folders may share a process, so each sets its own limit.
const path = (expect.getState().testPath ?? "").replaceAll("\\", "/");
const limit = LIMITS_MS.find(([folder]) => path.includes(folder));
if (limit) vi.setConfig({ testTimeout: limit[1], hookTimeout: limit[1] });
