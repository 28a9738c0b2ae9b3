import { describe, expect, it } from "vitest";
import { createSaleLines } from "../../../../../runner/cli/output/sale.js";
import type { SaleReport } from "../../../../../runner/devnet/devnetEvents.js";

const sale = (netuid: number, account: string, height: number): SaleReport => ({
  ...{ netuid, account, height, subnet: "storage", asked: 1, uid: 4, score: 0.5, latencyMs: 3 },
});

describe("sales on the terminal", () => {
  it("are told once for each account and subnet, and counted from then on", () => {
    const sales = createSaleLines();
    expect(sales.sold(sale(1, "alice-account", 7))).toContain("block 7");
    expect(sales.sold(sale(1, "alice-account", 8))).toBeUndefined();
    expect(sales.sold(sale(1, "alice-account", 9))).toBeUndefined();
    expect(sales.sold(sale(1, "carol-account", 9))).toContain("carol-ac…");
    expect(sales.sold(sale(2, "alice-account", 9))).toContain("netuid 2");

    const rest = sales.rest(1);
    expect(rest).toHaveLength(1);
    expect(rest[0]).toMatch(/since block 7 .* 2 more to alice-ac…/);
  });

  it("name who is known", () => {
    const sales = createSaleLines(new Map([["buyer-account", "buyer"]]));
    expect(sales.sold(sale(1, "buyer-account", 7))).toContain("· buyer asked 1 miner");
    sales.sold(sale(1, "buyer-account", 8));
    expect(sales.rest(1)[0]).toMatch(/1 more to buyer$/);
  });

  it("are told anew once the rest was asked for, of that subnet alone", () => {
    const sales = createSaleLines();
    for (const netuid of [1, 2]) sales.sold(sale(netuid, "alice-account", 7));
    expect(sales.rest(1)).toEqual([]);
    expect(sales.sold(sale(1, "alice-account", 8))).toContain("block 8");
    expect(sales.sold(sale(2, "alice-account", 8))).toBeUndefined();
  });
});
