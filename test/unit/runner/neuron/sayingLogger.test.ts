import { describe, expect, it } from "vitest";
import { sayingLogger, type LogThreshold, type Said } from "../../../../runner/neuron/sayingLogger.js";

function heard(from: LogThreshold): { log: ReturnType<typeof sayingLogger>; lines: Said[] } {
  const lines: Said[] = [];
  return { log: sayingLogger(from, (said) => lines.push(said)), lines };
}

describe("a logger that tells its lines", () => {
  it.each([
    ["debug", ["debug", "info", "warn", "error"]],
    ["warn", ["warn", "error"]],
    ["none", []],
  ] as const)("from %s on", (from, expected) => {
    const { log, lines } = heard(from);
    log.debug("a");
    log.info("a");
    log.warn("a");
    log.error("a");
    expect(lines.map(({ level }) => level)).toEqual(expected);
  });

  it("makes texts of fields, so that they can go to another thread", () => {
    const { log, lines } = heard("info");
    log.info("seen", { text: "as it is", big: 7n, error: new Error("broken"), run: () => 1 });
    const fields = { text: "as it is", big: "7n", error: "broken", run: "[Function: run]" };
    expect(lines).toEqual([{ level: "info", message: "seen", fields }]);
    expect(structuredClone(lines)).toEqual(lines);
  });

  it("does not look at what is below the threshold", () => {
    const { log, lines } = heard("info");
    const fields = Object.defineProperty({}, "dear", {
      enumerable: true,
      get: () => expect.unreachable("it was looked at"),
    });
    log.debug("hidden", fields);
    expect(lines).toEqual([]);
  });

  it("has children whose lines carry more", () => {
    const { log, lines } = heard("info");
    log.child({ series: "SIM/5m" }).child({ code: "SK3816" }).warn("feed", { code: "SK3817" });
    expect(lines).toEqual([{ level: "warn", message: "feed", fields: { series: "SIM/5m", code: "SK3817" } }]);
  });
});
