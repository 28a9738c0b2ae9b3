// The answering process of the bench `protocol`: a bare WebSocket echo, a protocol session that echoes bodies, and a miner role.
import type { AddressInfo } from "node:net";
import { WebSocketServer } from "ws";
import { minerHandshake } from "../../core/protocol/minerHandshake.js";
import { createSession, type Session } from "../../core/protocol/session.js";
import { createMinerRole } from "../../core/roles/miner.js";
import { systemClock } from "../../core/roles/systemClock.js";
import { listen } from "../../plugins/transport-ws/listen.js";
import { contract, identityOf, keys, MAX_MESSAGE_BYTES, view } from "./protocolWorld.js";

/** Where the three listen; sent to the parent process once. */
export interface EchoEndpoints {
  readonly bare: string;
  readonly session: string;
  readonly role: string;
}

async function bareEcho(): Promise<string> {
  const server = new WebSocketServer({
    host: "127.0.0.1",
    port: 0,
    perMessageDeflate: false,
    maxPayload: MAX_MESSAGE_BYTES,
  });
  server.on("connection", (socket) =>
    socket.on("message", (data: Buffer) => socket.send(data, { binary: true })),
  );
  await new Promise((resolve) => server.once("listening", resolve));
  return `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function sessionEcho(): Promise<string> {
  const { endpoint } = await listen({
    host: "127.0.0.1",
    port: 0,
    maxMessageBytes: MAX_MESSAGE_BYTES,
    onConnection: async (duplex, caller) => {
      const identity = identityOf(keys.miner);
      const standing = (): { validatorPermit: boolean } => ({ validatorPermit: true });
      const established = await minerHandshake(duplex, {
        identity,
        clock: systemClock,
        timeoutMs: 5_000,
        caller,
        standing,
      });
      createSession(established, {
        clock: systemClock,
        onFrame: ({ taskId, body }, session) => void answer(session, taskId, body),
        onEnd: () => undefined,
      });
    },
  });
  return endpoint;
}

async function answer(session: Session, taskId: string, body: Uint8Array): Promise<void> {
  while (!session.hasRoom) await session.room();
  session.send({ kind: "answer", taskId, deadlineMs: 0, body });
}

async function roleEcho(): Promise<string> {
  const quiet = (): void => undefined;
  const role = createMinerRole({
    contract,
    miner: { solve: (request) => Promise.resolve(request) },
    genesisHash: identityOf(keys.miner).genesisHash,
    view: () => view,
    signer: keys.miner,
    clock: systemClock,
    deadline: "clock",
    log: { debug: quiet, info: quiet, warn: quiet },
  });
  return (await listen({ host: "127.0.0.1", port: 0, admit: role.admit, onConnection: role.accept }))
    .endpoint;
}

const endpoints: EchoEndpoints = {
  bare: await bareEcho(),
  session: await sessionEcho(),
  role: await roleEcho(),
};
process.send?.(endpoints);
process.on("disconnect", () => process.exit());
