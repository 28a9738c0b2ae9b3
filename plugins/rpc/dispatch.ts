import { fail, isSubnetkitError, reportOf } from "../../core/primitives/errors.js";
import { checkParams, type Method, type Subscription } from "./method.js";
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
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch (cause) {
    return toJson(failure(null, -32700, fail(rpcErrors.notJson, { reason: (cause as Error).message })));
  }
  if (!Array.isArray(message)) {
    const answer = await answerCall(dispatcher, message, subscriber);
    return answer && toJson(answer);
  }
  if (message.length > BATCH_LIMIT) {
    return toJson(
      failure(null, -32600, fail(rpcErrors.batchTooLong, { limit: BATCH_LIMIT, length: message.length })),
    );
  }
  const answers: object[] = [];
  for (const call of message) {
    const answer = await answerCall(dispatcher, call, subscriber);
    if (answer) answers.push(answer);
  }
  return answers.length > 0 ? toJson(answers) : undefined;
}

async function answerCall<Context>(
  dispatcher: Dispatcher<Context>,
  call: unknown,
  subscriber: Subscriber | undefined,
): Promise<object | undefined> {
  if (!isCall(call)) return failure(null, -32600, fail(rpcErrors.notRpc));
  const id = call.id ?? null;
  try {
    const result = await callMethod(dispatcher, call, subscriber);
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
