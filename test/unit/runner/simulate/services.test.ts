import { describe, expect, it } from "vitest";
import { createScope, use } from "../../../../core/plugin/scope.js";
import { token } from "../../../../core/plugin/token.js";
import { bind, provideServices } from "../../../../runner/simulate/services.js";

class Bell {
  constructor(private readonly sound: string) {}
  ring(): string {
    return this.sound;
  }
}
const BELL = token<Bell>("test.bell");
const OTHER = token<object>("test.other");

describe("services of a network", () => {
  it("can be replaced for those too who took them, and put back", () => {
    const scope = createScope("test");
    const services = provideServices(scope, [bind(BELL, new Bell("ding"))], []);
    const taken = use(scope, BELL);
    const back = services.replace(BELL, new Bell("dong"));
    expect(taken.ring()).toBe("dong");
    back();
    expect(taken.ring()).toBe("ding");
  });

  it("are the given ones where there are such", () => {
    const scope = createScope("test");
    provideServices(scope, [bind(BELL, new Bell("ding"))], [bind(BELL, new Bell("dong"))]);
    expect(use(scope, BELL).ring()).toBe("dong");
  });

  it("refuse tokens that are bound twice, or not at all", () => {
    const twice = [bind(BELL, new Bell("a")), bind(BELL, new Bell("b"))];
    expect(() => provideServices(createScope("test"), [], twice)).toThrow(
      expect.objectContaining({ code: "SK2908" }),
    );
    const services = provideServices(createScope("test"), [], []);
    expect(() => services.replace(OTHER, {})).toThrow(expect.objectContaining({ code: "SK2909" }));
  });
});
