import { createSecretKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createOpener, createSealer, plainRecords } from "../../../../core/protocol/records.js";
import { codeThrownBy } from "./handshakeFixture.js";

const key = createSecretKey(Buffer.alloc(32, 7));

describe("records", () => {
  it("open in the order in which they were sealed", () => {
    const [seal, open] = [createSealer(key), createOpener(key)];
    const sealed = ["one", "two", "three"].map((text) => seal([Buffer.from(text)]));
    expect(sealed.map((record) => Buffer.from(open(record)).toString())).toEqual(["one", "two", "three"]);
  });

  it("are one record, however many parts the plaintext had", () => {
    const parts = [Buffer.from("ab"), Buffer.alloc(0), Buffer.from("cdefgh".repeat(10))];
    expect(createSealer(key)(parts)).toEqual(createSealer(key)([Buffer.concat(parts)]));
  });

  it("are too short to be one without a tag", () => {
    expect(codeThrownBy(() => createOpener(key)(new Uint8Array(15)))).toBe("SK1430");
  });

  it("have no successor once the key has sealed what it may", () => {
    const seal = createSealer(key, 10);
    seal([new Uint8Array(4)]);
    seal([new Uint8Array(6)]);
    expect(codeThrownBy(() => seal([new Uint8Array(1)]))).toBe("SK1439");
  });

  it("are as long on a private connection, and read as they were written", () => {
    const parts = [Buffer.from("ab"), Buffer.from("cdefgh")];
    const plain = plainRecords.seal(parts);
    expect(plain.length).toBe(createSealer(key)(parts).length);
    expect(Buffer.from(plainRecords.open(plain)).toString()).toBe("abcdefgh");
    expect(codeThrownBy(() => plainRecords.open(new Uint8Array(15)))).toBe("SK1430");
  });
});
