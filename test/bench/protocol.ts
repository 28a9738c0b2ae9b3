import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { WebSocket } from "ws";
import { createMessageCodec } from "../../core/plugin/messageCodec.js";
import { tensor } from "../../core/plugin/tensor.js";
import { createSession } from "../../core/protocol/session.js";
import { validatorHandshake } from "../../core/protocol/validatorHandshake.js";
import { createPeerConnection } from "../../core/roles/peerConnection.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { createDial } from "../../plugins/transport-ws/dial.js";
import { fail } from "../../core/primitives/errors.js";
import { benchErrors } from "./benchErrors.js";
import { median, type Bench, type Figure } from "./figure.js";
import type { EchoEndpoints } from "./protocolEcho.js";
import { contract, identityOf, keys, MAX_MESSAGE_BYTES, view } from "./protocolWorld.js";

/** Requests that are on their way at once. */
const WINDOW = 64;
const ROUNDS = 5;

const CASES = [
  { name: "small", bodyBytes: 100, requests: 20_000 },
  { name: "large", bodyBytes: 500_000, requests: 300 },
] as const;

/** Sends `count` requests and resolves when all are answered. */
type Run = (count: number) => Promise<void>;

/** Keeps WINDOW requests under way. `send` is called per request, `answered` per answer; `room` says when more may be sent. */
function windowed(
  send: (index: number) => void,
  room: () => Promise<void> | undefined = () => undefined,
): { readonly run: Run; readonly answered: () => void } {
  let left = 0;
  let open = 0;
  let index = 0;
  let done: () => void = () => undefined;
  const fill = (): void => {
    while (left > 0 && open < WINDOW) {
      const wait = room();
      if (wait) {
        void wait.then(fill);
        return;
      }
      left -= 1;
      open += 1;
      send(index++);
    }
    if (left === 0 && open === 0) done();
  };
  return {
    run: (count) =>
      new Promise((resolve) => {
        left = count;
        done = resolve;
        fill();
      }),
    answered: () => {
      open -= 1;
      fill();
    },
  };
}

async function bareRun(endpoint: string, body: Uint8Array): Promise<Run> {
  const socket = new WebSocket(endpoint, { perMessageDeflate: false, maxPayload: MAX_MESSAGE_BYTES });
  await once(socket, "open");
  const { run, answered } = windowed(() => socket.send(body, { binary: true }));
  socket.on("message", answered);
  return run;
}

async function sessionRun(endpoint: string, body: Uint8Array): Promise<Run> {
  const duplex = await createDial()(endpoint, keys.validator.account, AbortSignal.timeout(5_000));
  const identity = identityOf(keys.validator);
  const established = await validatorHandshake(duplex, {
    identity,
    clock: systemClock,
    timeoutMs: 5_000,
    miner: keys.miner.account,
  });
  const session = createSession(established, {
    clock: systemClock,
    onFrame: () => answered(),
    onEnd: () => undefined,
  });
  const { run, answered } = windowed(
    (index) =>
      session.send({ kind: "task", taskId: index.toString(16).padStart(32, "0"), deadlineMs: 60_000, body }),
    () => (session.hasRoom ? undefined : session.room()),
  );
  return run;
}

/** The roles: a validator's line to a miner, with the plugin's schema checks on both ends. */
function roleRun(endpoint: string, bodyBytes: number): Run {
  const [peer] = view.neurons.filter(({ uid }) => uid === 1);
  if (!peer) throw new Error("there is no miner");
  const connection = createPeerConnection({
    peer: { ...peer, endpoint },
    identity: identityOf(keys.validator),
    dial: createDial(),
    clock: systemClock,
    connectTimeoutMs: 5_000,
    contract,
    deadline: "clock",
    backstopMs: 60_000,
    maxParts: 1,
    maxStreamBytes: 1,
  });
  const codec = createMessageCodec(contract);
  const numbers = tensor("float32", [bodyBytes / 4], new Float32Array(bodyBytes / 4).fill(1.5));
  let index = 0;
  return async (count) => {
    const tasks = Array.from({ length: count }, () => ({
      taskId: (index++).toString(16).padStart(32, "0"),
      body: codec.encodeRequest(numbers),
    }));
    for (const reply of await connection.ask(tasks)) {
      if ("missing" in reply) throw new Error(reply.problem.reason);
      codec.decodeResponse(reply.body);
    }
  };
}

async function perSecond(run: Run, count: number): Promise<number> {
  const started = performance.now();
  await run(count);
  return (count / (performance.now() - started)) * 1_000;
}

async function measure(endpoints: EchoEndpoints): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const { name, bodyBytes, requests } of CASES) {
    const body = new Uint8Array(bodyBytes).fill(120);
    const runs = {
      bare: await bareRun(endpoints.bare, body),
      session: await sessionRun(endpoints.session, body),
      role: roleRun(endpoints.role, bodyBytes),
    };
    const rates = { bare: [] as number[], session: [] as number[], role: [] as number[] };
    // In turn, so that whatever else the machine does hits all of them; the first turn warms up and does not count.
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const kind of ["bare", "session", "role"] as const) {
        const rate = await perSecond(runs[kind], requests);
        if (round > 0) rates[kind].push(rate);
      }
    }
    const ratio = (kind: "session" | "role"): number =>
      median(rates[kind].map((rate, round) => rate / (rates.bare[round] ?? rate)));
    figures.push(
      { name: `protocol.${name}.bare`, value: median(rates.bare), unit: "requests/s" },
      { name: `protocol.${name}.session`, value: median(rates.session), unit: "requests/s" },
      { name: `protocol.${name}.sessionToBare`, value: ratio("session"), unit: "×", goal: "≥ 0.7" },
      { name: `protocol.${name}.rolesToBare`, value: ratio("role"), unit: "×" },
    );
  }
  return figures;
}

export const protocol: Bench = {
  name: "protocol",
  about: `requests per second between two processes, ${WINDOW} under way: over the full protocol and over bare ws, bodies of 100 B and 500 KB both ways`,
  run: async () => {
    const child = fork(fileURLToPath(new URL("./protocolEcho.js", import.meta.url)), { stdio: "inherit" });
    try {
      const gone = once(child, "exit").then(() => {
        throw fail(benchErrors.noLine, { expected: "its endpoints" });
      });
      gone.catch(() => undefined);
      const [endpoints] = (await Promise.race([once(child, "message"), gone])) as [EchoEndpoints];
      return await measure(endpoints);
    } finally {
      if (child.connected) child.disconnect();
    }
  },
};
