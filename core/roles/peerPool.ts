import { createPeerConnection, type PeerConnection, type PeerConnectionOptions } from "./peerConnection.js";
import type { ServingNeuron } from "./connectPeer.js";

/** A validator's lines to all miners of its subnet. */
export interface PeerPool {
  /** Has a line for each peer; lines to neurons that moved, changed hands or left are closed. */
  readonly keep: (peers: readonly ServingNeuron[]) => void;
  /** The line to a peer, as long as it is kept. */
  readonly lineTo: (peer: Pick<ServingNeuron, "uid" | "hotkey">) => PeerConnection | undefined;
  readonly close: () => void;
}

interface Line {
  readonly peer: ServingNeuron;
  readonly connection: PeerConnection;
}

export function createPeerPool(options: Omit<PeerConnectionOptions, "peer">): PeerPool {
  let lines = new Map<number, Line>();

  return {
    keep: (peers) => {
      const kept = new Map<number, Line>();
      for (const peer of peers) {
        const known = lines.get(peer.uid);
        const holds = known && known.peer.hotkey === peer.hotkey && known.peer.endpoint === peer.endpoint;
        kept.set(peer.uid, holds ? known : { peer, connection: createPeerConnection({ ...options, peer }) });
      }
      for (const [uid, line] of lines) if (kept.get(uid) !== line) line.connection.close();
      lines = kept;
    },
    lineTo: ({ uid, hotkey }) => {
      const line = lines.get(uid);
      return line?.peer.hotkey === hotkey ? line.connection : undefined;
    },
    close: () => {
      for (const { connection } of lines.values()) connection.close();
      lines = new Map();
    },
  };
}
