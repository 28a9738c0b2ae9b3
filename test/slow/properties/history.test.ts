import { it } from "vitest";
import { expectReplayedHistories } from "../../properties/core/chain/chainHistories.js";

it("conserves every rao over 90 random histories, and replays to the same ids and the same state", () => {
  expectReplayedHistories(90);
});
