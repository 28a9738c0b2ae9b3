import { describe, expect, it } from "vitest";
import { findingSentences, findingText } from "../../../../runner/check/findingText.js";
import { groupAlike } from "../../../../runner/check/groupAlike.js";
import type { Finding } from "../../../../runner/check/rules.js";

const finding = (reason: string, fields: Partial<Finding> = {}): Finding => ({
  rule: "robust",
  kind: "broken",
  file: "/subnet/score.ts:7",
  code: "SK3509",
  reason,
  fix: "Mend it.",
  ...fields,
});

describe("groupAlike", () => {
  it("tells once what breaks a rule at one place and is mended in one way", () => {
    const grouped = groupAlike([finding("a"), finding("x", { rule: "scores" }), finding("b"), finding("c")]);
    expect(grouped).toEqual([finding("a", { alike: ["b", "c"] }), finding("x", { rule: "scores" })]);
  });

  it("keeps apart what differs in rule, place, code or fix", () => {
    const different = [
      finding("a"),
      finding("b", { rule: "order" }),
      finding("c", { file: "/subnet/score.ts:8" }),
      finding("d", { code: "SK3510" }),
      finding("e", { fix: "Mend that." }),
      finding("f", { kind: "unenforced" }),
    ];
    expect(groupAlike(different)).toEqual(different);
  });
});

describe("the text of a finding", () => {
  it("is its code and place, the reason, and the fix", () => {
    expect(findingText(finding("a."))).toBe("SK3509 /subnet/score.ts:7\n  a.\n  Next: Mend it.");
  });

  it("tells two more of its kind, and counts the others", () => {
    expect(findingSentences(finding("a.", { alike: ["b."] }))).toEqual([
      "a.",
      "Likewise: b.",
      "Next: Mend it.",
    ]);
    const many = findingSentences(finding("a.", { alike: ["b.", "c.", "d.", "e."] }));
    expect(many).toHaveLength(5);
    expect(many[3]).toContain("2 more");
  });
});
