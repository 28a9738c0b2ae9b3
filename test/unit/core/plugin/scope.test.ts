import "reflect-metadata";
import { container } from "tsyringe";
import { describe, expect, it } from "vitest";
import { createScope, provide, use } from "../../../../core/plugin/scope.js";
import { token, type Token } from "../../../../core/plugin/token.js";
import { CLOCK, STORE } from "../../../../core/plugin/tokens.js";
import { codeOf, messageOf } from "./contracts.js";

const A: Token<{ readonly name: string }> = token("test.a");
const B: Token<{ readonly a: { readonly name: string } }> = token("test.b");

describe("a scope", () => {
  it("makes a service once, at its first use, and shows it to its children", () => {
    const root = createScope("the root");
    const child = createScope("the child", root);
    let made = 0;
    provide(root, A, () => ({ name: `a${++made}` }));
    provide(root, B, (scope) => ({ a: use(scope, A) }));
    expect(made).toBe(0);
    expect(use(child, B).a).toBe(use(root, A));
    expect(made).toBe(1);
  });

  it("keeps siblings apart, and lets a child bind its own", () => {
    const root = createScope("the root");
    const left = createScope("the left", root);
    const right = createScope("the right", root);
    provide(root, A, () => ({ name: "root" }));
    provide(left, A, () => ({ name: "left" }));
    expect([root, left, right].map((scope) => use(scope, A).name)).toEqual(["root", "left", "root"]);
    provide(left, B, (scope) => ({ a: use(scope, A) }));
    expect(use(left, B).a.name).toBe("left");
    expect(codeOf(() => use(right, B))).toBe("SK1350");
  });

  it("makes a service with what its own scope has, not the asker's", () => {
    const root = createScope("the root");
    const child = createScope("the child", root);
    provide(root, A, () => ({ name: "root" }));
    provide(root, B, (scope) => ({ a: use(scope, A) }));
    provide(child, A, () => ({ name: "child" }));
    expect(use(child, B).a.name).toBe("root");
  });

  it("leaves nothing in tsyringe's global container", () => {
    const root = createScope("the root");
    provide(root, STORE, () => {
      throw new Error("Not asked for.");
    });
    expect(container.isRegistered(STORE.key)).toBe(false);
    expect(root.container.isRegistered(STORE.key)).toBe(true);
  });

  it("names the token and who asked for it", () => {
    const plugin = createScope("the plugin metrics", createScope("the devnet"));
    expect(messageOf(() => use(plugin, CLOCK))).toBe(
      "the plugin metrics needs clock, which nothing provides.",
    );
  });

  it("refuses a second service for a token, a circle, and keeps the cause of a failure", () => {
    const root = createScope("the root");
    provide(root, A, (scope) => use(scope, B).a);
    provide(root, B, (scope) => ({ a: use(scope, A) }));
    expect(codeOf(() => provide(root, A, () => ({ name: "again" })))).toBe("SK1351");
    expect(codeOf(() => use(root, A))).toBe("SK1352");

    const other = createScope("the other");
    const cause = new Error("no disk");
    let attempts = 0;
    provide(other, A, () => {
      attempts += 1;
      throw cause;
    });
    expect(() => use(other, A)).toThrow(expect.objectContaining({ code: "SK1353", cause }));
    expect(() => use(other, A)).toThrow();
    expect(attempts).toBe(2);
  });

  it("knows a token by its name, across copies of the package", () => {
    expect(token("test.a").key).toBe(A.key);
    expect(token("test.c").key).not.toBe(A.key);
  });
});

describe("disposing a scope", () => {
  it("releases children first, then what was made, last made first, each awaited", async () => {
    const order: string[] = [];
    const slowly = (what: string) => async (): Promise<void> => {
      await Promise.resolve();
      order.push(`${what} begun`);
      await Promise.resolve();
      order.push(`${what} done`);
    };
    const root = createScope("the root");
    const first = createScope("the first", root);
    const second = createScope("the second", root);
    provide(root, A, () => ({ name: "a" }), slowly("a"));
    provide(root, B, (scope) => ({ a: use(scope, A) }), slowly("b"));
    first.onDispose(slowly("first"));
    second.onDispose(slowly("second"));
    use(first, B);
    await root.dispose();
    expect(order).toEqual(["second", "first", "b", "a"].flatMap((what) => [`${what} begun`, `${what} done`]));
  });

  it("releases nothing that was never made", async () => {
    const root = createScope("the root");
    const released: string[] = [];
    provide(
      root,
      A,
      () => ({ name: "a" }),
      () => void released.push("a"),
    );
    await root.dispose();
    expect(released).toEqual([]);
  });

  it("ends a child once, whether by itself or with its parent", async () => {
    const root = createScope("the root");
    const child = createScope("the child", root);
    let ended = 0;
    child.onDispose(() => void (ended += 1));
    await Promise.all([child.dispose(), child.dispose()]);
    await root.dispose();
    expect(ended).toBe(1);
  });

  it("goes on when a release fails, and tells of all that failed", async () => {
    const root = createScope("the root");
    const released: string[] = [];
    root.onDispose(() => void released.push("last"));
    root.onDispose(() => Promise.reject(new Error("port stuck")));
    createScope("the child", root).onDispose(() => {
      throw new Error("file stuck");
    });
    const error = await root.dispose().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: "SK1355",
      cause: { errors: [{ code: "SK1355" }, { message: "port stuck" }] },
    });
    expect(released).toEqual(["last"]);
  });

  it("ends every use of it", async () => {
    const root = createScope("the root");
    const child = createScope("the child", root);
    provide(root, A, () => ({ name: "a" }));
    await root.dispose();
    const uses = [
      () => use(root, A),
      () => use(child, A),
      () => provide(root, B, () => ({ a: { name: "b" } })),
      () => root.onDispose(() => undefined),
      () => createScope("too late", root),
    ];
    for (const late of uses) expect(codeOf(late)).toBe("SK1354");
  });
});
