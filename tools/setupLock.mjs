// One set-up of a checkout at a time. The lock is a folder that holds one file, named after its owner. It comes into being by a
// rename, so nobody ever sees it half made, and an owner's file is removed by its name, so nobody can take away a lock that has
// changed hands meanwhile. An empty folder is nobody's.
import { createHash, randomBytes } from "node:crypto";
import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const POLL_MS = 50;
const HEARTBEAT_MS = 1_000;
/** An owner that has not shown itself for so long is gone, even if its process number is somebody's: numbers come again. */
const SILENT_MS = 30_000;
/** How often a refusal without a lock in sight is tried again before it counts as what it says. */
const REFUSALS = 40;

const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);

/** A name for what this process makes: its number, its machine, and what no second one has. */
export const ownName = () => `${process.pid}-${host}-${randomBytes(4).toString("hex")}`;

/** Whether the process that a name was made by no longer runs. Of another machine's processes nothing is known. */
function isGone(name) {
  const [pid, machine] = name.split("-");
  if (machine !== host) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return error.code === "ESRCH";
  }
}

/**
 * Does `work` while it alone holds the lock. Waits for another owner, and takes the lock of one that is gone.
 * @param lock Path of the folder that is the lock. The one it stands in is made.
 * @param work May await; has to, now and then, for the owner to be seen alive.
 * @param onWait Told once, with the owner's process number, when somebody else holds it.
 */
export async function holdLock(lock, work, onWait = () => {}) {
  const name = await acquire(lock, onWait);
  const own = join(lock, name);
  const release = () => {
    rmSync(own, { force: true });
    removeIfEmpty(lock);
  };
  process.once("exit", release);
  const heartbeat = setInterval(() => showAlive(own), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.removeListener("exit", release);
    release();
  }
}

async function acquire(lock, onWait) {
  const name = ownName();
  const prepared = `${lock}.${name}`;
  mkdirSync(prepared, { recursive: true });
  writeFileSync(join(prepared, name), "");
  try {
    let told = false;
    for (let refusals = 0; !tryRename(prepared, lock, refusals < REFUSALS);) {
      const owner = ownerOf(lock);
      if (owner === undefined) {
        refusals++;
      } else {
        refusals = 0;
        if (!told) onWait(Number(owner.split("-")[0]));
        told = true;
      }
      await wait(POLL_MS);
      showAlive(join(prepared, name));
    }
    clearAway(`${lock}.`);
    return name;
  } catch (error) {
    rmSync(prepared, { recursive: true, force: true });
    throw error;
  }
}

/** Removes what begins with `prefix`, goes on with a name and belongs to a process that is gone: what killed ones left. */
export function clearAway(prefix) {
  const folder = dirname(`${prefix}x`);
  for (const entry of namesIn(folder)) {
    const path = join(folder, entry);
    if (path.startsWith(prefix) && isGone(path.slice(prefix.length)))
      rmSync(path, { recursive: true, force: true });
  }
}

/** Whether the folder got the name. Windows refuses a name that is taken in the words it has for a lack of rights. */
function tryRename(from, to, isPatient) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    const isTaken = ["ENOTEMPTY", "EEXIST"].includes(error.code);
    const isRefused = ["EPERM", "EACCES", "EBUSY"].includes(error.code);
    if (isTaken || (isRefused && isPatient)) return false;
    throw error;
  }
}

/** Who holds a lock, once those who are gone are cleared away; undefined if nobody does. */
function ownerOf(lock) {
  const names = namesIn(lock);
  const present = names.filter((name) => !isGone(name) && !isSilent(join(lock, name)));
  for (const name of names) if (!present.includes(name)) rmSync(join(lock, name), { force: true });
  if (present.length === 0) removeIfEmpty(lock);
  return present[0];
}

function namesIn(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isSilent(file) {
  const state = statSync(file, { throwIfNoEntry: false });
  return state !== undefined && Date.now() - state.mtimeMs > SILENT_MS;
}

function showAlive(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // Somebody took this lock for abandoned: a machine slept. Both build, each in a folder of its own.
  }
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Taken, or gone.
  }
}
