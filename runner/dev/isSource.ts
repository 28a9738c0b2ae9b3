/** Whether a file holds code, by its name. */
export const isSource = (file: string): boolean => /\.([mc]?[jt]sx?|wasm|node)$/.test(file);
