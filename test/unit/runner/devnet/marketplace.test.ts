import { expect, it } from "vitest";
import { createMarketplace } from "../../../../runner/devnet/marketplace.js";

it("lists gateways while they are open, the newest of each validator", () => {
  const { opened, gateways } = createMarketplace();
  const open = new Set(["a", "b"]);
  const add = (uid: number, url: string): void =>
    opened({ netuid: 1, subnet: "echo", uid, hotkey: "5", url }, () => open.has(url));
  add(2, "b");
  add(0, "a");
  expect(gateways()).toEqual([
    { netuid: 1, subnet: "echo", uid: 0, hotkey: "5", url: "a" },
    { netuid: 1, subnet: "echo", uid: 2, hotkey: "5", url: "b" },
  ]);
  open.delete("a");
  expect(gateways().map(({ url }) => url)).toEqual(["b"]);
  open.add("c");
  add(0, "c");
  expect(gateways().map(({ url }) => url)).toEqual(["c", "b"]);
});
