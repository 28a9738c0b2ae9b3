import { createRequire } from "node:module";
import { rangeFromText, versionFromText } from "../../core/plugin/versionRange.js";
import type { Finding } from "./finding.js";

/** Whether this Node is one that the package is made for. */
export function checkNode(version: string = process.versions.node): Finding {
  const { engines } = createRequire(import.meta.url)("subnetkit/package.json") as {
    readonly engines: { readonly node: string };
  };
  const detail = `${version} on ${process.platform} ${process.arch}`;
  // package.json may leave the last number of a version out; ranges here have all three.
  const range = rangeFromText(engines.node.replace(/\b\d+\.\d+(?![.\d])/g, "$&.0"));
  const parsed = versionFromText(version);
  if (parsed && range?.(parsed)) return { check: "Node", status: "ok", detail };
  return {
    check: "Node",
    status: "problem",
    detail: `${detail}, but ${engines.node} is needed`,
    next: "Install a Node of that range.",
  };
}
