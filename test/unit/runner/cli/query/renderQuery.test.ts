import { describe, expect, it } from "vitest";
import {
  renderBlockEvents,
  renderCommitments,
  renderStatus,
} from "../../../../../runner/cli/query/renderQuery.js";
import { alice } from "../../../core/chain/chainFixture.js";

describe("renderCommitments", () => {
  it("has a row for each neuron, and says when there is none", () => {
    const lines = renderCommitments(1, [{ uid: 12, hotkey: alice.account, data: "00ff", updatedAt: 7 }]);
    expect(lines).toHaveLength(2);
    for (const part of ["12", alice.account, "00ff", "7"]) expect(lines[1]).toContain(part);
    expect(renderCommitments(3, [])).toHaveLength(1);
    expect(renderCommitments(3, [])[0]).toContain("3");
  });
});

describe("renderStatus", () => {
  it("tells what was applied from what was refused, with code and next step", () => {
    const included = { status: "included" as const, height: 9, blockId: "ab".repeat(32) };
    const refusal = { code: "SK0301", message: "Too little.", next: "Take less." };
    const refused = renderStatus({
      ...included,
      receipt: { index: 0, id: "cd".repeat(32), ok: false, ...refusal, events: [] },
    }).join("\n");
    for (const part of ["SK0301", "Too little.", "Take less."]) expect(refused).toContain(part);
    const unknown = renderStatus({ status: "unknown", searchedFrom: 4 }).join("\n");
    expect(unknown).toContain("4");
  });
});

describe("renderBlockEvents", () => {
  it("shows the block's own events and those of its extrinsics", () => {
    const block = {
      height: 2,
      id: "",
      parentId: "",
      receipts: [],
      events: [{ name: "a.b", fields: { netuid: 1 } }],
    };
    expect(renderBlockEvents(block).join("\n")).toContain("a.b");
    expect(renderBlockEvents({ ...block, events: [] }).join("\n")).toContain("2");
  });
});
