import { defineMiner } from "subnetkit/plugin";
import { contract } from "../contract.js";
import { openDiskShards } from "./diskShards.js";
import { solveRequest } from "./solveRequest.js";

/** Keeps every shard on disk. @throws SK4131 when the folder can't be used */
export const disk = defineMiner(contract, "disk", async ({ settings, folder = "" }) => {
  const store = await openDiskShards({ ...settings, folder: settings.folder || folder });
  return { solve: (request) => solveRequest(store, request), dispose: () => store.dispose() };
});
