import { settleUntil } from "@/tests/factories/settlement";
import { kst } from "./chance";
import type { Staff } from "./people";
import { ownOf } from "./talent";

/** Of 2025 one team's settlement is approved, another one's waits at the stewards, a third one's at the officer. */
export async function playSettlements(staff: Staff): Promise<void> {
  const people = {
    ...{ officer: staff.officer, director: staff.director },
    ...{ gpu: staff.gpuSteward, data: staff.dataSteward, talent: staff.talentSteward },
  };
  const settle = async (last: Parameters<typeof settleUntil>[0], nameKo: string, at: Date) => {
    const { teamId, own } = await ownOf(nameKo);
    await settleUntil(last, people, { teamId, leadManager: own }, 2025, at);
  };
  await settle("APPROVED", "가온누리", kst("2026-03-09T10:00"));
  await settle("CHECKED", "새벽별", kst("2026-03-16T10:00"));
  await settle("SUBMITTED", "한마루", kst("2026-03-23T10:00"));
}
