/** Whether a module is written in TypeScript, by its name. */
export const isTypeScript = (url: string): boolean => /\.[mc]?tsx?$/.test(new URL(url).pathname);
