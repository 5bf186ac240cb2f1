import { describe, expect, it } from "vitest";
import { mintActor, type Role } from "@/lib/access/actor";
import type { TeamAgreement } from "@/lib/agreements/domain/signing";
import { agreementWaiting } from "./staff-waiting";

const actor = (role: Role) => mintActor({ id: role, name: role, grants: [{ role, scope: null }] });
const officer = actor("OFFICER");
const director = actor("DIRECTOR");
const deliberated = (id: string, status = "ACTIVE", resource: "GPU" | "TALENT" = "GPU") => ({
  ...{ id, status, waiting: [{ resource, step: "DELIBERATED" as const, count: 1 }] },
});
const at = (teamId: string, status: TeamAgreement["status"] = null, asksGovernment = false): TeamAgreement => ({
  ...{ teamId, agreementId: `agreement-${teamId}`, status, asksGovernment },
});
const kinds = (who: typeof officer, teams: ReturnType<typeof deliberated>[], agreements: TeamAgreement[]) =>
  agreementWaiting(who, teams, agreements).map(({ kind, count, href }) => `${kind} ${count} ${href}`);

describe("what agreements ask of staff (D4, L3)", () => {
  it.each([
    [
      "a deliberated team is to be drafted",
      [deliberated("a")],
      [at("a")],
      ["draftAgreements 1 /agreements/agreement-a"],
    ],
    ["one on its way is not drafted again", [deliberated("a")], [at("a", "OFFERED")], []],
    ["a draft is to be offered", [], [at("a", "DRAFT")], ["offerAgreements 1 /agreements/agreement-a/draft"]],
    ["several lead to the list", [], [at("a", "DRAFT"), at("b", "DRAFT")], ["offerAgreements 2 /agreements"]],
    ["of a team that left nothing but talent (H2)", [deliberated("a", "ELIMINATED")], [at("a")], []],
    [
      "its talent goes on (H2)",
      [deliberated("a", "ELIMINATED", "TALENT")],
      [at("a")],
      ["draftAgreements 1 /agreements/agreement-a"],
    ],
    ["a team the officer is kept from is not there (S3)", [deliberated("a")], [], []],
  ])("%s", (_what, teams, agreements, expected) => {
    expect(kinds(officer, teams, agreements)).toEqual(expected);
  });

  it("asks the director for a signature, and for nothing that officers do", () => {
    const agreements = [at("a", "OFFERED", true), at("b", "DRAFT"), at("c", "OFFERED", false)];
    expect(kinds(director, [deliberated("d")], [...agreements, at("d")])).toEqual([
      "signAgreements 1 /agreements/agreement-a/sign",
    ]);
  });
});
