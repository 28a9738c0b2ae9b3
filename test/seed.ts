import fc from "fast-check";

// Files that share a process share fast-check's settings too: each begins with this seed, whatever the one before it set.
fc.configureGlobal({ seed: 1 });
