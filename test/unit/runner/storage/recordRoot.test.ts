import { describe, expect, it } from "vitest";
import { SubnetkitError } from "../../../../core/primitives/errors.js";
import { recordRoot, type RecordRoot } from "../../../../runner/storage/recordRoot.js";

const refused = (code: string): SubnetkitError => new SubnetkitError({ code, message: "no", next: "wait" });

/** Sends that are refused with some codes, one after another, and then taken. */
function refusing(codes: readonly string[]): RecordRoot & { readonly sent: string[] } {
  const left = [...codes];
  const sent: string[] = [];
  let reads = 0;
  return {
    sent,
    netuid: 1,
    root: () => Promise.resolve(Buffer.alloc(32, (reads += 1))),
    pause: () => Promise.resolve(),
    send: ({ name, args }) => {
      sent.push(Buffer.from(args.data).toString("hex"));
      const code = left.shift();
      if (code !== undefined) return Promise.reject(refused(code));
      return Promise.resolve({ id: "00", call: name, signer: "5F", nonce: 3 });
    },
  };
}

describe("a root on its way to the chain", () => {
  it("is sent again, as it is then, when another command of the same hotkey was first", async () => {
    const how = refusing(["SK1209", "SK1210", "SK0625"]);
    expect((await recordRoot(how)).nonce).toBe(3);
    const mark = Buffer.from("SKS1").toString("hex");
    expect(how.sent).toEqual([1, 2, 3, 4].map((read) => mark + Buffer.alloc(32, read).toString("hex")));
  });

  it("is given up for any other reason, and after a while", async () => {
    await expect(recordRoot(refusing(["SK1206"]))).rejects.toMatchObject({ code: "SK1206" });
    const codes = Array.from({ length: 100 }, () => "SK1209");
    await expect(recordRoot(refusing(codes))).rejects.toMatchObject({ code: "SK1209" });
  });
});
