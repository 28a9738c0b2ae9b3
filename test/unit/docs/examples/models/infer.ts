import type { Request } from "subnetkit/plugin";
import type { contract } from "./contract.js";
import { createSolver, infer } from "subnetkit";
import subnet from "./index.js";

const answer = await infer(subnet, request, { profile: "neural", models: "my.onnx" }); // of several: { scorer: "my.onnx" }

const solver = await createSolver(subnet, { profile: "neural" }); // for many requests: loads once
const answers = await Promise.all(requests.map((each) => solver.solve(each)));
await solver.dispose();

declare const request: Request<typeof contract>;
declare const requests: readonly Request<typeof contract>[];
export const all = [answer, ...answers];
