import { createPeerConnection, type PeerConnection, type PeerConnectionOptions } from "./peerConnection.js";
import type { ServingNeuron } from "./connectPeer.js";

/** A validator's lines to all miners of its subnet. */
export interface PeerPool {
  /** One line per peer, in their order; lines to neurons that moved, changed hands or left are closed. */
  readonly linesTo: (peers: readonly ServingNeuron[]) => readonly PeerConnection[];
  readonly close: () => void;
}

interface Line {
  readonly peer: ServingNeuron;
  readonly connection: PeerConnection;
}

export function createPeerPool(options: Omit<PeerConnectionOptions, "peer">): PeerPool {
  let lines = new Map<number, Line>();

  return {
    linesTo: (peers) => {
      const kept = new Map<number, Line>();
      for (const peer of peers) {
        const known = lines.get(peer.uid);
        const holds = known && known.peer.hotkey === peer.hotkey && known.peer.endpoint === peer.endpoint;
        kept.set(peer.uid, holds ? known : { peer, connection: createPeerConnection({ ...options, peer }) });
      }
      for (const [uid, line] of lines) if (kept.get(uid) !== line) line.connection.close();
      lines = kept;
      return [...kept.values()].map(({ connection }) => connection);
    },
    close: () => {
      for (const { connection } of lines.values()) connection.close();
      lines = new Map();
    },
  };
}
