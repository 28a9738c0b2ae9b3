import type { ContractSpec, Request, Response } from "./contract.js";

/** A file as a subnet's formats see it. */
export interface FormatFile {
  /** Its name, with its ending, without its folder. */
  readonly name: string;
  readonly text: string;
}

/**
 * How requests and answers of a subnet stand in files of its field, for people who run its models without a network:
 * `subnetkit infer SUBNET --fasta chain.fasta --out model.pdb`.
 */
export interface SubnetFormats<C extends ContractSpec> {
  /** Options that take a file, without their dashes: what each of them holds. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Endings that an answer can be written with, such as ".pdb". */
  readonly outputs: readonly string[];
  /** Makes a request of the files that were given, by option. Throws coded errors for what cannot be read. */
  read(files: Readonly<Record<string, FormatFile>>): Request<C>;
  /** The text of a file with one of the endings of `outputs`. */
  write(ending: string, request: Request<C>, response: Response<C>): string;
}
