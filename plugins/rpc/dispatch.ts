import { fail, isSubnetkitError, reportOf } from "../../core/primitives/errors.js";
import type { Attached } from "./attached.js";
import { checkParams, type AttachedResult, type Method, type Subscription } from "./method.js";
import { rpcErrors } from "./rpcErrors.js";

const BATCH_LIMIT = 100;

/** What one connection needs to answer calls. */
export interface Dispatcher<Context> {
  readonly context: Context;
  readonly methods: ReadonlyMap<string, Method<Context>>;
  readonly subscriptions: ReadonlyMap<string, Subscription<Context>>;
}

/** Keeps a connection's subscriptions; absent over HTTP. */
export interface Subscriber {
  subscribe(start: (push: (result: unknown) => void) => () => void, method: string): number;
}

/** JSON with amounts as decimal strings. */
export function toJson(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) => (typeof entry === "bigint" ? entry.toString() : entry));
}

/**
 * Answers one JSON-RPC 2.0 text, a call or a batch. Never throws: what is wrong with the request becomes its answer.
 *
 * @returns the answer's text, or undefined for notifications
 */
export async function dispatch<Context>(
  dispatcher: Dispatcher<Context>,
  text: string,
  subscriber?: Subscriber,
): Promise<string | undefined> {
  const run = (call: Call): Promise<unknown> => callMethod(dispatcher, call, subscriber);
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch (cause) {
    return toJson(notJson(cause));
  }
  if (!Array.isArray(message)) {
    const answer = await answerCall(message, run);
    return answer && toJson(answer);
  }
  if (message.length > BATCH_LIMIT) {
    return toJson(
      failure(null, -32600, fail(rpcErrors.batchTooLong, { limit: BATCH_LIMIT, length: message.length })),
    );
  }
  const answers: object[] = [];
  for (const call of message) {
    const answer = await answerCall(call, run);
    if (answer) answers.push(answer);
  }
  return answers.length > 0 ? toJson(answers) : undefined;
}

/**
 * Answers one call that came with bytes, and with bytes; with none to a call that fails. There are no batches and no notifications of this form.
 *
 * @param message undefined when it could not be read
 */
export async function dispatchAttached<Context>(
  dispatcher: Dispatcher<Context>,
  message: Attached | undefined,
): Promise<Attached> {
  let attachment: Uint8Array = new Uint8Array();
  const run = async (call: Call): Promise<unknown> => {
    const given = await callAttached(dispatcher, call, message?.attachment ?? attachment);
    attachment = given.attachment;
    return given.result;
  };
  let call: unknown;
  try {
    call = JSON.parse(message?.text ?? "");
  } catch (cause) {
    return { text: toJson(notJson(cause)), attachment };
  }
  const answer = await answerCall(call, run);
  if (answer) return { text: toJson(answer), attachment };
  return { text: toJson(failure(null, -32600, fail(rpcErrors.notRpc))), attachment: new Uint8Array() };
}

async function answerCall(call: unknown, run: (call: Call) => Promise<unknown>): Promise<object | undefined> {
  if (!isCall(call)) return failure(null, -32600, fail(rpcErrors.notRpc));
  const id = call.id ?? null;
  try {
    const result = await run(call);
    return call.id === undefined ? undefined : { jsonrpc: "2.0", id, result: result ?? null };
  } catch (error) {
    return call.id === undefined ? undefined : failure(id, jsonRpcCode(error), error);
  }
}

async function callMethod<Context>(
  dispatcher: Dispatcher<Context>,
  call: Call,
  subscriber: Subscriber | undefined,
): Promise<unknown> {
  // checkParams below proves the shape; until then it is only some object.
  const params = (call.params ?? {}) as Record<string, unknown>;
  const method = dispatcher.methods.get(call.method);
  if (method) {
    checkParams(method, params);
    return await method.handle(dispatcher.context, params);
  }
  const subscription = dispatcher.subscriptions.get(call.method);
  if (!subscription) throw fail(rpcErrors.unknownMethod, { method: call.method });
  if (!subscriber) throw fail(rpcErrors.needsWebSocket, { method: call.method });
  checkParams(subscription, params);
  return subscriber.subscribe((push) => subscription.start(dispatcher.context, params, push), call.method);
}

async function callAttached<Context>(
  { methods, context }: Dispatcher<Context>,
  { method: name, params = {} }: Call,
  attachment: Uint8Array,
): Promise<AttachedResult> {
  const method = methods.get(name);
  if (!method) throw fail(rpcErrors.unknownMethod, { method: name });
  if (!method.handleAttached) throw fail(rpcErrors.takesNoBytes, { method: name });
  checkParams(method, params);
  return await method.handleAttached(context, params as Record<string, unknown>, attachment); // proven a line above
}

interface Call {
  readonly id?: string | number | null;
  readonly method: string;
  readonly params?: object;
}

function isCall(value: unknown): value is Call {
  if (typeof value !== "object" || value === null) return false;
  const call = value as Record<string, unknown>;
  const idOk =
    call["id"] === undefined ||
    call["id"] === null ||
    typeof call["id"] === "string" ||
    typeof call["id"] === "number";
  const paramsOk =
    call["params"] === undefined || (typeof call["params"] === "object" && call["params"] !== null);
  return call["jsonrpc"] === "2.0" && typeof call["method"] === "string" && idOk && paramsOk;
}

const notJson = (cause: unknown): object =>
  failure(null, -32700, fail(rpcErrors.notJson, { reason: (cause as Error).message }));

/** The specification's numbers for the errors that it names; -32000 for our own. */
function jsonRpcCode(error: unknown): number {
  if (!isSubnetkitError(error)) return -32603;
  if (error.code === rpcErrors.unknownMethod.code) return -32601;
  if (error.code === rpcErrors.badParams.code) return -32602;
  return -32000;
}

function failure(id: string | number | null, code: number, error: unknown): object {
  const { message, ...data } = reportOf(error);
  return { jsonrpc: "2.0", id, error: { code, message, data } };
}
