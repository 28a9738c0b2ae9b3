import { describe, expect, it } from "vitest";
import { coloursFor } from "../../../../../runner/cli/output/colours.js";
import { renderSaid } from "../../../../../runner/cli/output/saidLine.js";

const plain = coloursFor({});

describe("a line of a plugin's log", () => {
  it("says who, what and with which fields, quoted where they hold spaces", () => {
    const said = {
      level: "warn",
      message: "feed",
      fields: { code: "SK3816", reason: "it was closed" },
    } as const;
    expect(renderSaid({ netuid: 1, subnet: "price-prediction", uid: 2, ...said }, plain)).toBe(
      'warn (price-prediction UID 2) feed code=SK3816 reason="it was closed"',
    );
  });

  it("of a kernel plugin has no subnet", () => {
    expect(renderSaid({ level: "info", message: "watching", fields: {} }, plain)).toBe(
      "info (kernel plugin) watching",
    );
  });
});
