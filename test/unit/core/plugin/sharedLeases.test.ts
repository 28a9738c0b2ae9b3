import { describe, expect, it } from "vitest";
import { createSharedLeases } from "../../../../core/plugin/sharedLeases.js";

describe("createSharedLeases", () => {
  it("makes a value once for all holders and ends it with the last", async () => {
    const ended: string[] = [];
    const shared = createSharedLeases<string>((value) => void ended.push(value));
    let made = 0;
    const make = (): Promise<string> => Promise.resolve(`value ${++made}`);
    const [one, two] = await Promise.all([shared.lease("a", make), shared.lease("a", make)]);
    const other = await shared.lease("b", make);
    expect([one.value, two.value, other.value, shared.count()]).toEqual(["value 1", "value 1", "value 2", 2]);
    await one.release();
    expect(ended).toEqual([]);
    await two.release();
    expect([ended, shared.count()]).toEqual([["value 1"], 1]);
    const again = await shared.lease("a", make);
    expect(again.value).toBe("value 3");
    await Promise.all([again.release(), other.release()]);
    expect(shared.count()).toBe(0);
  });

  it("keeps no failure: all who waited get it, the next one tries again", async () => {
    const shared = createSharedLeases<string>(() => undefined);
    const fail = (): Promise<string> => Promise.reject(new Error("full"));
    const both = await Promise.allSettled([shared.lease("a", fail), shared.lease("a", fail)]);
    expect(both.map((each) => each.status)).toEqual(["rejected", "rejected"]);
    expect(shared.count()).toBe(0);
    await expect(shared.lease("a", () => Promise.resolve("fine"))).resolves.toMatchObject({ value: "fine" });
  });
});
