import { expectTypeOf } from "expect-type";
import { expect, it } from "vitest";
import { referenceYuma, type Consensus as EpochConsensus } from "../../../../core/epoch/consensus.js";
import type { Clock, Consensus, Engine, Transport } from "../../../../core/plugin/ports.js";
import { token } from "../../../../core/plugin/token.js";
import { CONSENSUS } from "../../../../core/plugin/tokens.js";
import type { Clock as RoleClock } from "../../../../core/roles/ports.js";
import type { SoloEngine } from "../../../../plugins/engine-solo/soloEngine.js";
import type { WsTransport } from "../../../../plugins/transport-ws/createWsTransport.js";

it("has ports that what is bound to them fills", () => {
  expectTypeOf<SoloEngine>().toExtend<Engine>();
  expectTypeOf<WsTransport>().toExtend<Transport>();
  expectTypeOf<RoleClock>().toEqualTypeOf<Clock>();
  expectTypeOf<EpochConsensus>().toExtend<Consensus>();
  const consensus: Consensus = referenceYuma;
  expect(consensus.id).toBe("yuma");
  expect(token<EpochConsensus>(CONSENSUS.name).key).toBe(CONSENSUS.key);
});
