/** What `subnetkit dev` was called with. */
export interface DevOptions {
  readonly subnet?: readonly string[];
  readonly epochs?: number;
  readonly seed?: string;
  readonly port: number;
  readonly blockMs: number;
  readonly data?: string;
  readonly json?: true;
  readonly quiet?: true;
}
