import { randomBytes } from "node:crypto";
import { request as httpRequest, type ClientRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import type { Socket } from "node:net";
import type { AccountId } from "../../core/primitives/ss58.js";
import { acceptOf, HOTKEY_HEADER, SUBPROTOCOL, takeOver, WEBSOCKET_VERSION } from "./upgrade.js";

/** Who is told how a request to upgrade went; one of them, once. */
export interface UpgradeListener {
  /** From here on the stream carries frames. What came with the answer is told as soon as somebody listens. */
  readonly upgraded: (stream: Socket) => void;
  /** The peer answered something else. */
  readonly refused: (response: IncomingMessage) => void;
  readonly failed: (error: Error) => void;
}

/**
 * Asks for a WebSocket (RFC 6455, section 4.1).
 *
 * @param url ws: or wss:
 * @returns the request, to be destroyed by who gives up
 */
export function requestUpgrade(url: URL, caller: AccountId, listener: UpgradeListener): ClientRequest {
  const key = randomBytes(16).toString("base64");
  const isSecure = url.protocol === "wss:";
  const address = new URL(url);
  address.protocol = isSecure ? "https:" : "http:";
  const request = (isSecure ? httpsRequest : httpRequest)(address, {
    agent: false,
    headers: {
      Connection: "Upgrade",
      Upgrade: "websocket",
      "Sec-WebSocket-Version": WEBSOCKET_VERSION,
      "Sec-WebSocket-Key": key,
      "Sec-WebSocket-Protocol": SUBPROTOCOL,
      [HOTKEY_HEADER]: caller,
    },
  });
  request.once("upgrade", (response, stream: Socket, head) => {
    const { headers } = response;
    const isAccepted =
      headers["sec-websocket-accept"] === acceptOf(key) && headers["sec-websocket-protocol"] === SUBPROTOCOL;
    if (!isAccepted) {
      stream.destroy();
      listener.failed(new Error("it answers as another protocol would"));
      return;
    }
    takeOver(stream, head);
    listener.upgraded(stream);
  });
  request.once("response", listener.refused);
  request.on("error", listener.failed);
  request.end();
  return request;
}
