import { describe, expect, it } from "vitest";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import { callerOf } from "../../../../plugins/transport-ws/upgrade.js";
import { codeThrownBy } from "../../core/protocol/handshakeFixture.js";

const { account } = developmentSigner("upgrade", "caller");
const request = (
  hotkey: string | undefined,
  url = "/",
  protocol: string | undefined = "subnetkit.1",
): Parameters<typeof callerOf>[0] => ({
  url,
  headers: {
    ...(hotkey === undefined ? {} : { "x-subnetkit-hotkey": hotkey }),
    ...(protocol === undefined ? {} : { "sec-websocket-protocol": protocol }),
  },
});

describe("the caller of an upgrade", () => {
  it("is named by the header or by the first path segment", () => {
    expect(callerOf(request(account))).toBe(account);
    expect(callerOf(request(undefined, `/${account}/x?y=1`))).toBe(account);
    expect(callerOf(request(undefined, `/${account}?y=1`))).toBe(account);
    expect(callerOf(request(account, "/", "other, subnetkit.1"))).toBe(account);
  });

  it.each([
    ["nobody", request(undefined)],
    ["an empty name", request("")],
    ["a name that is no address", request("5Grwva")],
    ["an address with a wrong checksum", request(`${account.slice(0, -1)}1`)],
    ["a very long name", request(account.repeat(100))],
    ["no protocol", { url: "/", headers: { "x-subnetkit-hotkey": account } }],
    ["another protocol", request(account, "/", "subnetkit.2")],
  ])("is refused with %s", (_, wrong) => {
    expect(codeThrownBy(() => callerOf(wrong))).toBe("SK1810");
  });
});
