import { Type } from "#typebox";
import { readAccount } from "../../../core/chain/queries/readAccount.js";
import { accountFromText } from "../../../core/primitives/ss58.js";
import { nodeMethod } from "../nodeContext.js";
import { accountParam } from "../paramSchemas.js";

export const stateAccount = nodeMethod({
  name: "state_account",
  doc: 'Free TAO, next nonce, stakes and neurons of an account, amounts in rao. Example: state_account { account: "5F…" }.',
  params: Type.Object({ account: accountParam }, { additionalProperties: false }),
  handle: ({ chain }, { account }) => readAccount(chain.state, accountFromText(account)),
});
