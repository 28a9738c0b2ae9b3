// A way that takes time: passes a TCP stream on, each piece some milliseconds later in either direction. `node delayProxy.js HOST TARGET_HOST TARGET_PORT
// DELAY_MS`. Says its port on standard output.
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

const [host = "127.0.0.1", targetHost = "127.0.0.1", targetPort = "0", delayMs = "0"] = process.argv.slice(2);

function passOn(from: Socket, to: Socket): void {
  from.on("data", (piece) => setTimeout(() => to.write(piece), Number(delayMs)));
  from.on("close", () => to.destroy());
  from.on("error", () => to.destroy());
}

const server = createServer((near) => {
  const far = connect(Number(targetPort), targetHost);
  passOn(near, far);
  passOn(far, near);
});
server.listen(0, host, () => process.stdout.write(`${(server.address() as AddressInfo).port}\n`));
