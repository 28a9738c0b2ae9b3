import type { Bench } from "./figure.js";
import { inference } from "./inference.js";
import { memory } from "./memory.js";
import { protocol } from "./protocol.js";
import { skill } from "./skill.js";
import { startup } from "./startup.js";
import { version } from "./version.js";

/** Every bench, in the order they run. */
export const benches: readonly Bench[] = [version, startup, memory, inference, protocol, skill];
