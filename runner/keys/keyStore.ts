import { link, mkdir, open, readdir, readFile, rm, unlink } from "node:fs/promises";
import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { fail } from "../../core/primitives/errors.js";
import type { SecretKey } from "../../core/primitives/secretKey.js";
import type { SignatureScheme } from "../../core/primitives/signatureScheme.js";
import { accountFromText, type AccountId } from "../../core/primitives/ss58.js";
import { keyErrors } from "./keyErrors.js";
import { openKey, readKeyFile, sealKey } from "./keyFile.js";
import type { ScryptCost } from "./keyFileForm.js";

/** What a key file tells without its password. */
export interface KeyInfo {
  readonly name: string;
  readonly scheme: SignatureScheme;
  readonly account: AccountId;
  readonly file: string;
}

/** Encrypted keys in a folder, one file each. */
export interface KeyStore {
  readonly dir: string;
  /** By name. A file that is damaged refuses the listing, by its own name. */
  list(): Promise<readonly KeyInfo[]>;
  /** @throws SK2700, SK2702, SK2703, SK2704 */
  info(name: string): Promise<KeyInfo>;
  /** @throws SK2705, and what `info` refuses */
  open(name: string, password: string): Promise<SecretKey>;
  /**
   * Writes a new key, whole or not at all, readable by its owner alone. Never writes over another.
   * @throws SK2700, SK2701, SK2710
   */
  add(name: string, secret: SecretKey, password: string, cost?: ScryptCost): Promise<KeyInfo>;
  /** @throws SK2700, SK2702 */
  remove(name: string): Promise<void>;
}

const EXTENSION = ".json";

/** The keys in `dir`, which is made with the first key. */
export function keyStore(dir: string): KeyStore {
  const fileOf = (name: string): string => {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(name)) throw fail(keyErrors.badName, { name });
    return join(dir, name + EXTENSION);
  };
  const readText = async (name: string): Promise<string> => {
    const file = fileOf(name);
    try {
      return await readFile(file, "utf8");
    } catch (cause) {
      if (codeOf(cause) === "ENOENT") throw fail(keyErrors.notFound, { name, dir }, cause);
      throw fail(keyErrors.unreadable, { path: file, reason: reasonOf(cause) }, cause);
    }
  };
  const info = async (name: string): Promise<KeyInfo> => {
    const file = fileOf(name);
    const { scheme, account } = readKeyFile(await readText(name), file);
    return { name, scheme, account: accountFromText(account), file };
  };

  return {
    dir,
    info,
    list: async () => {
      const names = (await filesIn(dir))
        .filter((file) => file.endsWith(EXTENSION) && !file.startsWith("."))
        .map((file) => file.slice(0, -EXTENSION.length))
        .sort((a, b) => (a < b ? -1 : 1));
      return Promise.all(names.map(info));
    },
    open: async (name, password) => openKey(await readText(name), password, { file: fileOf(name), name }),
    add: async (name, secret, password, cost) => {
      const file = fileOf(name);
      if ((await filesIn(dir)).includes(name + EXTENSION)) throw fail(keyErrors.exists, { name, dir });
      await writeNew(file, await sealKey(secret, password, cost), () =>
        fail(keyErrors.exists, { name, dir }),
      );
      return info(name);
    },
    remove: async (name) => {
      try {
        await unlink(fileOf(name));
      } catch (cause) {
        if (codeOf(cause) === "ENOENT") throw fail(keyErrors.notFound, { name, dir }, cause);
        throw fail(keyErrors.unwritable, { path: fileOf(name), reason: reasonOf(cause) }, cause);
      }
    },
  };
}

async function filesIn(dir: string): Promise<readonly string[]> {
  try {
    return await readdir(dir);
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") return [];
    throw fail(keyErrors.unreadable, { path: dir, reason: reasonOf(cause) }, cause);
  }
}

/** Writes to a temporary file beside the target, then links it there: linking fails where renaming would overwrite. */
async function writeNew(file: string, text: string, exists: () => Error): Promise<void> {
  const dir = join(file, "..");
  const temporary = join(dir, `.${randomBytes(8).toString("hex")}.tmp`);
  try {
    await mkdir(dir, { recursive: true, mode: 0o700 });
    const handle = await open(temporary, "wx", 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await link(temporary, file);
  } catch (cause) {
    if (codeOf(cause) === "EEXIST") throw exists();
    throw fail(keyErrors.unwritable, { path: file, reason: reasonOf(cause) }, cause);
  } finally {
    await rm(temporary, { force: true });
  }
}

const codeOf = (cause: unknown): unknown =>
  typeof cause === "object" && cause !== null && "code" in cause ? cause.code : undefined;

const reasonOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
