import { advance } from "./advance.js";
import { batching } from "./batching.js";
import type { Bench } from "./figure.js";
import { fold } from "./fold.js";
import { inference } from "./inference.js";
import { memory } from "./memory.js";
import { protocol } from "./protocol.js";
import { simulation } from "./simulation.js";
import { skill } from "./skill.js";
import { startup } from "./startup.js";
import { storage } from "./storage.js";
import { throughput } from "./throughput.js";
import { version } from "./version.js";
import { yuma } from "./yuma.js";

/** Every bench, in the order they run. */
export const benches: readonly Bench[] = [
  version,
  startup,
  memory,
  advance,
  inference,
  batching,
  fold,
  protocol,
  throughput,
  simulation,
  skill,
  storage,
  yuma,
];
