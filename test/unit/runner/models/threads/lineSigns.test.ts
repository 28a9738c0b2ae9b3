import { expect, it } from "vitest";
import {
  createLineSigns,
  FROM_BORROWER,
  FROM_HOLDER,
  hearBySign,
} from "../../../../../runner/models/threads/lineSigns.js";
import { createLine } from "./threadWorld.js";

function createHearing() {
  const { near, far } = createLine();
  const signs = createLineSigns();
  const heard: unknown[] = [];
  const hearNew = hearBySign(near, signs, FROM_HOLDER, (message) => heard.push(message));
  const post = (message: unknown): void => {
    far.postMessage(message);
    Atomics.add(signs, FROM_HOLDER, 1);
  };
  return { near, far, signs, heard, hearNew, post };
}

it("hears what was posted, in order, once its sign is there", () => {
  const { far, signs, heard, hearNew, post } = createHearing();
  hearNew();
  far.postMessage(1);
  hearNew();
  expect(heard).toEqual([]);
  Atomics.add(signs, FROM_HOLDER, 1);
  Atomics.add(signs, FROM_BORROWER, 1);
  post(2);
  hearNew();
  hearNew();
  expect(heard).toEqual([1, 2]);
  far.close();
});

it("goes on after the event loop has dispatched something", async () => {
  const { near, far, heard, hearNew, post } = createHearing();
  const dispatched = new Promise((resolve) => near.once("message", resolve));
  post(1);
  expect(await dispatched).toBe(1);
  hearNew();
  post(2);
  hearNew();
  expect(heard).toEqual([2]);
  far.close();
});

it("goes on beyond 32 bits", () => {
  const { near, far } = createLine();
  const signs = createLineSigns();
  Atomics.store(signs, FROM_HOLDER, 2 ** 31 - 1);
  const heard: unknown[] = [];
  const hearNew = hearBySign(near, signs, FROM_HOLDER, (message) => heard.push(message));
  far.postMessage(1);
  Atomics.add(signs, FROM_HOLDER, 1);
  hearNew();
  expect(heard).toEqual([1]);
  far.close();
});
