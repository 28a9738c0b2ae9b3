/** The WebAssembly that set-up makes from core/chain/emptyBlocks/assembly, as base64. Of its module the compiler has to see this line alone. */
export declare const wasmBase64: string;
