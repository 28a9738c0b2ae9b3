import { createPluginState, randomFrom, type Answer, type Peer } from "subnetkit/plugin";
import { createMessageCodec } from "../../../../core/plugin/messageCodec.js";
import { developmentSigner } from "../../../../core/primitives/keys.js";
import { contract, type StorageContract } from "../../../../subnets/storage/contract.js";
import type { StorageRequest } from "../../../../subnets/storage/messages/requests.js";
import type { StorageResponse } from "../../../../subnets/storage/messages/responses.js";
import { createValidator } from "../../../../subnets/storage/validator.js";

/** What a miner makes of a request; undefined for no answer. */
export type Answering = (request: StorageRequest) => Promise<TimedResponse> | TimedResponse;
export type TimedResponse = StorageResponse | { response: StorageResponse; latencyMs: number } | undefined;

const log = { debug: () => undefined, info: () => undefined, warn: () => undefined };
const notLoaded = (): Promise<never> => Promise.reject(new Error("no model is needed here"));
const codec = createMessageCodec(contract);

export const peerOf = (uid: number): Peer => ({
  uid,
  hotkey: developmentSigner("storage", `miner ${uid}`).account,
});

/** Everything that miners and a validator said, in bytes that passed the contract. */
export interface Rounds {
  /** Each miner's score after every round. */
  readonly scores: ReadonlyMap<number, number[]>;
  readonly requests: { readonly uid: number; readonly request: StorageRequest }[];
}

/** Runs the subnet's validator for some rounds over miners in this process, message by message. */
export async function runRounds(
  miners: Readonly<Record<number, Answering>>,
  count: number,
  seed = "seed",
): Promise<Rounds> {
  const state = createPluginState();
  const validator = await createValidator({
    settings: {},
    models: { availability: notLoaded },
    state,
    log,
  });
  const peers = Object.keys(miners).map((uid) => peerOf(Number(uid)));
  const scores = new Map(peers.map(({ uid }) => [uid, [] as number[]]));
  const requests: { uid: number; request: StorageRequest }[] = [];

  for (let height = 0; height < count; height += 1) {
    const round = { height, seed: `public ${height}`, privateSeed: `${seed} ${height}`, peers };
    const latest = new Map<number, number>();
    for (const task of await validator.createTasks(round)) {
      const request = codec.decodeRequest(codec.encodeRequest(task.request));
      const answers: Answer<StorageContract>[] = [];
      for (const peer of peers.filter(({ uid }) => task.to?.includes(uid) ?? true)) {
        requests.push({ uid: peer.uid, request });
        const answer = await miners[peer.uid]?.(request);
        const timed = answer && "response" in answer ? answer : answer && { response: answer, latencyMs: 10 };
        answers.push(
          timed
            ? {
                peer,
                latencyMs: timed.latencyMs,
                response: codec.decodeResponse(codec.encodeResponse(timed.response)),
              }
            : { peer, missing: "unreachable" },
        );
      }
      const given = await validator.score({
        request,
        secret: undefined,
        outcome: undefined,
        answers,
        random: randomFrom("score"),
      });
      answers.forEach(({ peer }, at) => latest.set(peer.uid, given[at] ?? 0));
    }
    for (const [uid, score] of latest) scores.get(uid)?.push(score);
  }
  return { scores, requests };
}

export const last = (rounds: Rounds, uid: number): number => rounds.scores.get(uid)?.at(-1) ?? 0;
