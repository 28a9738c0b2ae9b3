import { describe, expect, it } from "vitest";
import {
  accountKey,
  textKey,
  u16Key,
  u32Key,
  u64Key,
  type KeyPart,
} from "../../../../core/state/keyParts.js";
import { accounts } from "./accounts.js";
import { publicKeyFromAccount } from "../../../../core/primitives/ss58.js";
import { bytesToHex } from "../../../../core/primitives/bytes.js";
import { codeOf } from "./codeOf.js";

describe("key parts", () => {
  const ascending: readonly (readonly [name: string, part: KeyPart<unknown>, values: readonly unknown[]])[] =
    [
      ["u16Key", u16Key, [0, 1, 255, 256, 65_535]],
      ["u32Key", u32Key, [0, 65_535, 65_536, 4_294_967_295]],
      ["u64Key", u64Key, [0n, 65_535n, 65_536n, 1n << 32n, (1n << 48n) - 1n, 1n << 48n, (1n << 64n) - 1n]],
      ["accountKey", accountKey, accounts],
      ["textKey", textKey, ["", "\u0000", "\u0000\u0000", "\u0000a", "a", "a\u0000", "a\u0000b", "aa", "b"]],
    ];
  it.each(ascending)("%s sorts as its values do, none a prefix of another", (_, part, values) => {
    const orders = values.map((value) => part.order(value));
    for (let index = 1; index < orders.length; index++) {
      const [former, next] = [orders[index - 1] ?? "", orders[index] ?? ""];
      expect(former < next).toBe(true);
      expect(next.startsWith(former)).toBe(false);
    }
  });

  it("sorts accounts as public keys", () => {
    const keys = accounts.map((account) => bytesToHex(publicKeyFromAccount(account)));
    expect(keys).toEqual([...keys].sort((a, b) => (a < b ? -1 : 1)));
  });

  it("refuses parts out of range rather than wrapping them", () => {
    for (const value of [-1, 65_536, 1.5, NaN]) expect(codeOf(() => u16Key.order(value))).toBe("SK0202");
    for (const value of [-1, 4_294_967_296, 0.5]) expect(codeOf(() => u32Key.order(value))).toBe("SK0202");
    for (const value of [-1n, 1n << 64n]) expect(codeOf(() => u64Key.order(value))).toBe("SK0202");
    expect(codeOf(() => accountKey.order("5Grw" as never))).toBe("SK0202");
    expect(codeOf(() => textKey.order("\udc00"))).toBe("SK0202");
  });
});
