import { it } from "vitest";
import { expectSoundHistories } from "../../properties/economyHistories.js";

it("conserves TAO and every alpha to the last rao over 250 random histories", () => {
  expectSoundHistories(250, 11);
});
