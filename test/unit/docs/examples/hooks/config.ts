import { Type } from "subnetkit/plugin";

export const config = Type.Object({ everyBlocks: Type.Integer({ minimum: 1, default: 10 }) });
