import { reportOf } from "../../core/primitives/errors.js";
import { loadByName } from "../infer/createSolver.js";
import type { Finding } from "./finding.js";

/** Whether a subnet is found and its entry file loads. Its models are for `subnetkit models` to check. */
export async function checkSubnet(name: string): Promise<Finding> {
  const check = `Subnet ${name}`;
  try {
    const { contract } = await loadByName(name);
    const models = Object.keys(contract.models).length;
    const detail = `version ${contract.version}, ${Object.keys(contract.profiles).length} profiles, ${models} models`;
    return { check, status: "ok", detail };
  } catch (error) {
    const { code, message, next } = reportOf(error);
    return { check, status: "problem", detail: `${code} ${message}`, next };
  }
}
