import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/access/actor";
import { approveAllocation, rejectAllocation } from "@/lib/ledger/commands/decide-allocation";
import { amendPool } from "@/lib/ledger/commands/manage-pools";
import { requestAllocation } from "@/lib/ledger/commands/request-allocation";
import { releaseReservation, reserveGpus } from "@/lib/ledger/commands/reserve-gpus";
import { returnAllocation, returnTeamAllocationsInTx } from "@/lib/ledger/commands/return-allocation";
import { reverseAllocation } from "@/lib/ledger/commands/reverse-allocation";
import { balancesOf, LEDGER_ACCOUNTS } from "@/lib/ledger/domain/balances";
import { getAccountBalances } from "@/lib/ledger/queries/account-balances";
import { verifyLedgerDatabase } from "@/lib/ledger/queries/verify-ledger";
import { db, inTransaction } from "@/lib/platform/db";
import type { Outcome } from "@/lib/platform/outcome";
import { createUser } from "@/tests/factories/actor";
import { createGpuPool } from "@/tests/factories/ledger";
import { LedgerInMemory, type Promised } from "@/tests/factories/ledger-in-memory";
import { agreeOnSupport, createSupportStaff, createTeam, type SupportStaff } from "@/tests/factories/teams";

const AT = new Date("2025-07-01T00:00:00Z");
const DAYS = ["2025-07-01", "2025-08-15", "2025-10-01", "2026-01-01", "2026-03-31", "2026-07-01"];
const REASON = "상태 시험에서 남기는 사유입니다.";

let staff: SupportStaff;
let steward: Actor;
let teams: string[] = [];
beforeAll(async () => {
  staff = await createSupportStaff();
  steward = await createUser([{ role: "STEWARD", scope: { kind: "RESOURCE", id: "GPU" } }]);
  const periods = ["2025H2", "2026H1"].map((period) => ({ resource: "GPU" as const, period, gpuCount: 1_000_000 }));
  teams = await Promise.all(
    Array.from({ length: 2 }, async () => {
      const { teamId } = await createTeam();
      await agreeOnSupport(staff, teamId, periods, new Date("2025-06-02T00:00:00Z"));
      return teamId;
    }),
  );
});

const [day, index] = [fc.constantFrom(...DAYS), fc.nat(9)];
const DEED = fc.oneof(
  fc.record({
    kind: fc.constantFrom("request", "request", "reserve"),
    team: fc.nat(1),
    from: day,
    to: day,
    gpuCount: fc.constantFrom(256, 512, 40),
  }),
  fc.record({ kind: fc.constantFrom("approve", "approve", "giveUp", "reverse"), index }),
  fc.record({ kind: fc.constantFrom("return", "extend"), index, on: day }),
  fc.record({ kind: fc.constant("eliminate"), index, on: day }),
  fc.record({ kind: fc.constant("amend"), gpuCount: fc.constantFrom(512, 1_024, 2_048), to: day }),
);
type Deed = typeof DEED extends fc.Arbitrary<infer T> ? T : never;

/** The portal beside the ledger in memory: the same deeds to both, and the same answers expected from both. */
class Beside {
  readonly ids = new Map<string, string>();
  constructor(
    readonly poolId: string,
    readonly memory: LedgerInMemory,
  ) {}

  async run(deed: Deed): Promise<void> {
    if ("team" in deed) {
      if (deed.to <= deed.from) return;
      const teamId = deed.kind === "request" ? (teams[deed.team] ?? "") : "";
      const wanted = { poolId: this.poolId, teamId, gpuCount: deed.gpuCount, validFrom: deed.from, validTo: deed.to };
      const input = { ...wanted, blockReason: REASON };
      const made = deed.kind === "request" ? this.memory.request(wanted) : this.memory.reserve(wanted);
      const outcome: Outcome<{ allocationId?: string; reservationId?: string }> =
        deed.kind === "request"
          ? await requestAllocation(steward, input, AT)
          : await reserveGpus(steward, { ...input, purpose: "상태 시험" }, AT);
      expect(outcome.ok).toBe(made !== null);
      if (made && outcome.ok) this.ids.set(made.id, outcome.data.allocationId ?? outcome.data.reservationId ?? "");
    } else if ("gpuCount" in deed) await this.amend(deed.gpuCount, deed.to);
    else if (deed.kind === "eliminate" && "on" in deed) await this.eliminate(deed.index % 2, deed.on);
    else if ("on" in deed) await this.onDay(deed.kind, deed.index, deed.on);
    else await this.decide(deed.kind, deed.index);
  }

  private pick = (index: number, ...statuses: Promised["status"][]) => {
    const open = statuses.flatMap((status) => this.memory.withStatus(status));
    return open[index % Math.max(1, open.length)];
  };
  private async input(one: Promised) {
    const id = this.ids.get(one.id) ?? "";
    const select = { version: true } as const;
    const row =
      one.status === "HELD"
        ? await db.gpuReservation.findUniqueOrThrow({ where: { id }, select })
        : await db.gpuAllocation.findUniqueOrThrow({ where: { id }, select });
    return { allocationId: id, reservationId: id, expectedVersion: row.version, reason: REASON };
  }

  private async decide(kind: string, at: number): Promise<void> {
    const one =
      kind === "reverse"
        ? this.pick(at, "APPROVED")
        : this.pick(at, "REQUESTED", ...(kind === "giveUp" ? ["HELD" as const] : []));
    if (!one) return;
    const input = await this.input(one);
    if (kind === "approve") {
      expect(await approveAllocation(staff.director, input, AT)).toMatchObject({ ok: true });
      this.memory.approve(one);
    } else if (kind === "reverse") {
      const carriedOn = this.memory.promises.some(
        (next) => next.extendsId === one.id && ["REQUESTED", "APPROVED"].includes(next.status),
      );
      expect((await reverseAllocation(staff.director, input, AT)).ok).toBe(!carriedOn);
      if (!carriedOn) this.memory.reverse(one);
    } else {
      const end =
        one.status === "HELD" ? releaseReservation(steward, input, AT) : rejectAllocation(staff.director, input, AT);
      expect(await end).toMatchObject({ ok: true });
      this.memory.giveUp(one);
    }
  }

  /** G4: what an elimination does to the ledger; the team itself stays for the next deeds. */
  private async eliminate(team: number, on: string): Promise<void> {
    const teamId = teams[team] ?? "";
    const input = { teamId, onDay: new Date(`${on}T00:00:00Z`), reason: REASON };
    await inTransaction((tx) => returnTeamAllocationsInTx(tx, staff.director, input, AT));
    for (const one of this.memory.ofTeam(teamId)) {
      if (one.status === "REQUESTED") this.memory.giveUp(one);
      else if (one.status === "APPROVED") this.memory.giveBack(one, on, 0);
    }
  }

  /** G2: an amendment of the contract, which may not take away what is promised. */
  private async amend(gpuCount: number, validTo: string): Promise<void> {
    if (validTo <= "2025-07-01") return;
    const { version: expectedVersion } = await db.gpuPool.findUniqueOrThrow({ where: { id: this.poolId } });
    const facts = {
      nameKo: "풀",
      nameEn: "Pool",
      source: "PURCHASE" as const,
      supplierId: "",
      gpuModel: "B200",
      costWon: 1n,
    };
    const period = { gpuCount, validFrom: "2025-07-01", validTo };
    const input = { poolId: this.poolId, expectedVersion, reason: REASON, ...facts, ...period };
    const outcome = await amendPool(steward, input, AT);
    expect(outcome.ok).toBe(this.memory.amend(this.poolId, gpuCount, validTo));
  }

  private async onDay(kind: string, at: number, on: string): Promise<void> {
    const one = this.pick(at, "APPROVED");
    if (!one) return;
    if (kind === "return") {
      const lostCount = one.gpuCount === 40 ? 8 : 0;
      const input = { ...(await this.input(one)), onDay: on, lostCount };
      expect((await returnAllocation(staff.director, input, AT)).ok).toBe(this.memory.giveBack(one, on, lostCount));
      return;
    }
    if (on <= one.validTo) return;
    const { teamId, gpuCount, validTo: validFrom } = one;
    const made = this.memory.extend(one, on);
    const extendsId = this.ids.get(one.id) ?? "";
    const input = { poolId: this.poolId, teamId, gpuCount, validFrom, validTo: on, blockReason: REASON, extendsId };
    const outcome = await requestAllocation(steward, input, AT);
    expect(outcome.ok).toBe(made !== null);
    if (made && outcome.ok) this.ids.set(made.id, outcome.data.allocationId);
  }
}

it("answers as the ledger in memory does, deed by deed, and its balances say the same on every day (G2, G3)", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(DEED, { minLength: 15, maxLength: 30 }), async (deeds) => {
      const facts = { gpuCount: 1_024, validFrom: "2025-07-01", validTo: "2026-07-01" };
      const poolId = await createGpuPool(steward, facts);
      const beside = new Beside(poolId, new LedgerInMemory([{ id: poolId, ...facts }]));
      for (const deed of deeds) await beside.run(deed);
      for (const on of DAYS) {
        const own = (await getAccountBalances(db, on)).filter((row) => row.poolId === poolId);
        const expected = balancesOf(beside.memory.entries, on);
        for (const account of LEDGER_ACCOUNTS) {
          expect(own.reduce((sum, row) => sum + row.balances[account], 0)).toBe(expected[account]);
        }
      }
    }),
    { numRuns: 5 },
  );
  expect((await verifyLedgerDatabase()).violations).toEqual([]);
}, 30_000);
