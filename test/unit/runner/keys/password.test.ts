import { describe, expect, it } from "vitest";
import { choosePassword, readPassword } from "../../../../runner/keys/password.js";

const typing = (...answers: string[]) => {
  const questions: string[] = [];
  return {
    questions,
    ask: async (question: string): Promise<string> => {
      questions.push(question);
      return answers.shift() ?? "";
    },
  };
};

describe("passwords", () => {
  it("come from the environment before the terminal", async () => {
    const terminal = typing("typed in");
    const env = { SUBNETKIT_PASSWORD: "from the environment" };
    expect(await readPassword({ env, ask: terminal.ask }, "alice")).toBe("from the environment");
    expect(await readPassword({ env: {}, ask: terminal.ask }, "alice")).toBe("typed in");
    expect(terminal.questions).toEqual(["Password of alice: "]);
  });

  it("are asked for twice when they are new, and have a minimum length", async () => {
    const same = typing("long enough", "long enough");
    expect(await choosePassword({ env: {}, ask: same.ask }, "alice")).toBe("long enough");
    const { ask } = typing("long enough", "long enougj");
    await expect(choosePassword({ env: {}, ask }, "alice")).rejects.toMatchObject({ code: "SK2708" });
    const env = { SUBNETKIT_PASSWORD: "short" };
    await expect(choosePassword({ env, ask: undefined }, "alice")).rejects.toMatchObject({ code: "SK2707" });
  });

  it("are refused with a code where nobody can be asked, or the file isn't there", async () => {
    await expect(readPassword({ env: {}, ask: undefined }, "a")).rejects.toMatchObject({ code: "SK2706" });
    const missing = { env: {}, ask: undefined, passwordFile: "no/such/file" };
    await expect(readPassword(missing, "a")).rejects.toMatchObject({ code: "SK2709" });
  });
});
