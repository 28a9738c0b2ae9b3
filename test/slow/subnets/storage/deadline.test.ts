import { randomBytes } from "node:crypto";
import { afterAll, describe, expect, it } from "vitest";
import { systemClock } from "../../../../core/roles/systemClock.js";
import { createWsTransport } from "../../../../plugins/transport-ws/createWsTransport.js";
import { createDirectNetwork } from "../../../../runner/storage/directNetwork.js";
import { auditDeadlineMs } from "../../../../subnets/storage/audit/auditDeadline.js";
import { verifyProofs } from "../../../../subnets/storage/audit/verifyProofs.js";
import type { StorageNetwork } from "../../../../subnets/storage/client/network.js";
import { merkleRoot } from "../../../../subnets/storage/merkle/merkleTree.js";
import { toBytes } from "../../../../subnets/storage/messages/bytesOf.js";
import type { ChallengeRequest } from "../../../../subnets/storage/messages/requests.js";
import { client, genesisHash, minerSigner, viewOf } from "../../../bench/storageWorld.js";
import { createNamespaces } from "./networkNamespaces.js";

/** One way between the cheat and its accomplice. */
const DELAY_MS = 400;
/** What reading and hashing may take: far more than it does, and less than the way there and back. */
const WORK_MS = 400;
const LEAVES = 16;

const made = createNamespaces(process.pid % 10_000);
const reason = "reason" in made ? made.reason : "";
const namespaces = "reason" in made ? undefined : made;

afterAll(() => namespaces?.remove());

const portOf = (endpoint: string): string => new URL(endpoint).port;

/** Time and outcome of one audit of a shard that was put before. */
async function audit(
  network: StorageNetwork,
  uid: number,
): Promise<{ latencyMs: number; roundTripMs: number; passed: number }> {
  const miner = { uid, hotkey: minerSigner(uid).account };
  const data = randomBytes(200_000);
  const root = merkleRoot(data);
  const shard = toBytes(randomBytes(32));
  const put = {
    kind: "put",
    shard,
    root: toBytes(root),
    lock: toBytes(randomBytes(32)),
    data: toBytes(data),
  } as const;
  expect((await network.ask(miner, put)).kind).toBe("stored");
  const timed = async <T>(run: () => Promise<T>): Promise<{ result: T; ms: number }> => {
    const startMs = performance.now();
    const result = await run();
    return { result, ms: performance.now() - startMs };
  };
  const honest = { uid: HONEST, hotkey: minerSigner(HONEST).account };
  const { ms: roundTripMs } = await timed(() => network.ask(honest, { kind: "status" }));
  const challenge: ChallengeRequest = {
    kind: "challenge",
    nonce: toBytes(randomBytes(32)),
    holder: miner.hotkey,
    openings: [{ shard, sizeBytes: data.length, leaves: LEAVES }],
  };
  const { result: answer, ms: latencyMs } = await timed(() => network.ask(miner, challenge));
  const passed = answer.kind === "proofs" ? (verifyProofs(challenge, [root], answer)[0]?.passed ?? 0) : 0;
  return { latencyMs, roundTripMs, passed };
}

const [HONEST, NEAR_CHEAT, FAR_CHEAT, ACCOMPLICE] = [1, 2, 3, 4];

describe.skipIf(namespaces === undefined)(
  `a deadline between network namespaces${reason && ` (skipped: ${reason})`}`,
  () => {
    it("tells who has the data from who fetches it, where fetching takes time, and only there", async () => {
      if (!namespaces) return;
      const { edge, middle, far } = namespaces.names;
      const { addresses } = namespaces;
      const accomplice = await namespaces.start(far, "storageMiner", [String(ACCOMPLICE), addresses.far]);
      const way = async (delayMs: number): Promise<string> => {
        const args = [addresses.middle, addresses.far, portOf(accomplice), String(delayMs)];
        return `ws://${addresses.middle}:${await namespaces.start(middle, "delayProxy", args)}`;
      };
      const cheat = async (uid: number, delayMs: number): Promise<string> =>
        namespaces.start(edge, "storageRelay", [
          String(uid),
          addresses.edge,
          String(ACCOMPLICE),
          await way(delayMs),
        ]);
      const endpoints = new Map([
        [HONEST, await namespaces.start(edge, "storageMiner", [String(HONEST), addresses.edge])],
        [NEAR_CHEAT, await cheat(NEAR_CHEAT, 0)],
        [FAR_CHEAT, await cheat(FAR_CHEAT, DELAY_MS)],
      ]);
      const transport = createWsTransport({ clock: systemClock });
      const network = await createDirectNetwork({
        genesisHash,
        view: () => Promise.resolve(viewOf(endpoints)),
        dial: (...how) => transport.dial(...how),
        signer: client,
        clock: systemClock,
      });
      const results = new Map<number, boolean>();
      for (const uid of endpoints.keys()) {
        const { latencyMs, roundTripMs, passed } = await audit(network, uid);
        // All of them can show every leaf: only time tells them apart.
        expect(passed).toBe(LEAVES);
        const answerBytes = LEAVES * 1_300;
        const deadlineMs = auditDeadlineMs({ roundTripMs, answerBytes, bytesPerMs: 10_000, workMs: WORK_MS });
        results.set(uid, latencyMs <= deadlineMs);
      }
      network.close();
      expect(Object.fromEntries(results)).toEqual({ [HONEST]: true, [NEAR_CHEAT]: true, [FAR_CHEAT]: false });
    }, 120_000);
  },
);
