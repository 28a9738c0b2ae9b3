import { describe, expect, it } from "vitest";
import { neuronOf } from "../../../../core/registry/neurons.js";
import { serve } from "../../../../core/registry/serve.js";
import { addTestSubnet, codeOf, createTestNetwork, hotkeyOf } from "../economyFixture.js";

const announcement = {
  netuid: 1,
  hotkey: hotkeyOf("owner"),
  endpoint: "ws://127.0.0.1:8091",
  protocol: "subnetkit/1",
};

function network() {
  const test = createTestNetwork();
  addTestSubnet(test);
  return test;
}

describe("serve", () => {
  it("records where a neuron listens", () => {
    const test = network();
    serve(test.ctx, announcement);
    const endpoint = { url: "ws://127.0.0.1:8091", protocol: "subnetkit/1", updatedAt: 100 };
    expect(neuronOf(test.state, 1, 0).endpoint).toEqual(endpoint);
    expect(test.event("registry.endpointServed")?.fields).toMatchObject({
      uid: 0,
      endpoint: announcement.endpoint,
    });
  });

  it("accepts one announcement in 50 blocks", () => {
    const test = network();
    serve(test.ctx, announcement);
    test.setHeight(149);
    expect(codeOf(() => serve(test.ctx, announcement))).toBe("SK0612");
    test.setHeight(150);
    serve(test.ctx, { ...announcement, endpoint: "wss://example.org/miner" });
    expect(neuronOf(test.state, 1, 0).endpoint?.url).toBe("wss://example.org/miner");
  });

  it.each([
    "ws://127.0.0.1:8091",
    "wss://a.example.org",
    "ws://localhost:1/",
    "ws://[::1]:65535/path?x=1",
    `ws://${"a".repeat(123)}`,
  ])("accepts %s", (endpoint) => {
    expect(codeOf(() => serve(network().ctx, { ...announcement, endpoint }))).toBe("none");
  });

  it.each([
    "",
    "http://127.0.0.1:8091",
    "ws://",
    "ws://a b",
    "ws://user@host",
    "ws://host:0",
    "ws://host:65536",
    "ws://host:port",
    "ws://höst",
    "ws://host/\n",
    "WS://host",
    `ws://${"a".repeat(124)}`,
  ])("refuses %j", (endpoint) => {
    expect(codeOf(() => serve(network().ctx, { ...announcement, endpoint }))).toBe("SK0610");
  });

  it.each(["", "subnetkit", "subnetkit/", "subnetkit/x", "Subnetkit/1", `${"a".repeat(26)}/1`])(
    "refuses the protocol %j",
    (protocol) => {
      expect(codeOf(() => serve(network().ctx, { ...announcement, protocol }))).toBe("SK0611");
    },
  );

  it("is for registered neurons of existing subnets", () => {
    const { ctx } = network();
    expect(codeOf(() => serve(ctx, { ...announcement, hotkey: hotkeyOf("alice") }))).toBe("SK0605");
    expect(codeOf(() => serve(ctx, { ...announcement, netuid: 2 }))).toBe("SK0601");
  });
});
