import { auditSubnet } from "subnetkit/testing";
import subnet from "../index.js";

const { ok, results } = await auditSubnet(subnet, { seeds: 3, thresholds: { sybil: 3.2 } });

export const verdicts = ok || results.map(({ verdict }) => verdict);
