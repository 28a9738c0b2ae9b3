import type { AccountId } from "subnetkit/plugin";

/** The zero account, for both ends of a question: without a chain there is nobody. The literal is a valid address. */
export const NOBODY = "5C4hrfjw9DjXZTzV3MwzrrAr9P1MJhSrvWGWqi1eSuyUpnhM" as AccountId;
