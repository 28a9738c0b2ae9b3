import type { InferenceSession } from "onnxruntime-web";
import { createSharedLeases } from "../../core/plugin/sharedLeases.js";

/** Sessions by library, mode and hash of the file: per thread, not per runtime, since weights are read-only. */
export const sharedSessions = createSharedLeases<InferenceSession>((session) => session.release());
