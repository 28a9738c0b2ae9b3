import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";

/** Three namespaces in a row: `edge` beside this one, `far` behind `middle`, which passes no packets on. */
export interface Namespaces {
  readonly names: { readonly edge: string; readonly middle: string; readonly far: string };
  /** Where each is reached: the middle from the edge, the far one from the middle. */
  readonly addresses: { readonly edge: string; readonly middle: string; readonly far: string };
  /** Starts a compiled bench file in a namespace; resolves with the first line that it prints. */
  start(namespace: string, file: string, args: readonly string[]): Promise<string>;
  remove(): void;
}

/**
 * The first three bytes of one of three networks of addresses. Each tag has its own: what a killed run has left behind would answer for this one's.
 *
 * @param tag below 10,000
 */
const networkOf = (tag: number, which: number): string => {
  const number = 3 * tag + which;
  return `10.${64 + (number >> 8)}.${number & 255}`;
};

const ip = (...args: string[]): boolean => spawnSync("ip", args, { stdio: "ignore" }).status === 0;

/** Makes the namespaces, or says why it can't. @param tag which ones, a number below 10,000 */
export function createNamespaces(tag: number): Namespaces | { readonly reason: string } {
  if (process.platform !== "linux") return { reason: "namespaces are of Linux" };
  if (process.getuid?.() !== 0) return { reason: "it takes root to make network namespaces" };
  const names = { edge: `sk-edge-${tag}`, middle: `sk-middle-${tag}`, far: `sk-far-${tag}` };
  const [outer, near, inner] = [0, 1, 2].map((which) => networkOf(tag, which));
  const addresses = { edge: `${outer}.2`, middle: `${near}.1`, far: `${inner}.2` };
  const children: ChildProcess[] = [];
  const remove = (): void => {
    for (const child of children) child.kill("SIGKILL");
    for (const name of Object.values(names)) ip("netns", "del", name);
    ip("link", "del", `sk0${tag}`);
  };
  const link = (
    near: string | undefined,
    nearIp: string,
    far: string,
    farIp: string,
    name: string,
  ): boolean => {
    const [a, b] = [`${name}${tag}`, `${name}p${tag}`];
    const inside = near === undefined ? [] : ["-n", near];
    return (
      ip("link", "add", a, "type", "veth", "peer", "name", b) &&
      ip("link", "set", b, "netns", far) &&
      (near === undefined || ip("link", "set", a, "netns", near)) &&
      ip(...inside, "addr", "add", `${nearIp}/24`, "dev", a) &&
      ip(...inside, "link", "set", a, "up") &&
      ip("-n", far, "addr", "add", `${farIp}/24`, "dev", b) &&
      ip("-n", far, "link", "set", b, "up")
    );
  };
  const isMade =
    Object.values(names).every(
      (name) => ip("netns", "add", name) && ip("-n", name, "link", "set", "lo", "up"),
    ) &&
    link(undefined, `${outer}.1`, names.edge, addresses.edge, "sk0") &&
    link(names.edge, `${near}.2`, names.middle, addresses.middle, "sk1") &&
    link(names.middle, `${inner}.1`, names.far, addresses.far, "sk2");
  if (!isMade) {
    remove();
    return { reason: "this system makes no network namespaces with veth pairs" };
  }
  return {
    names,
    addresses,
    remove,
    start: (namespace, file, args) => {
      const path = fileURLToPath(new URL(`../../../../dist/test/bench/${file}.js`, import.meta.url));
      const child = spawn("ip", ["netns", "exec", namespace, process.execPath, path, ...args], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      children.push(child);
      return new Promise((resolve, reject) => {
        child.stdout.once("data", (line: Buffer) => resolve(line.toString("utf8").trim()));
        child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
      });
    },
  };
}
