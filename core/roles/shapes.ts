/** Whether a plugin really returned the list its type promises. Says nothing to the compiler, which believes it anyway. */
export function isList(value: unknown): boolean {
  return Array.isArray(value);
}

/** Whether a plugin really returned the map its type promises. */
export function isMap(value: unknown): boolean {
  return value instanceof Map;
}
