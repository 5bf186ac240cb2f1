import { describe, expect, it } from "vitest";
import { type Grant, mintActor, type Role } from "@/lib/access/actor";
import {
  canAnswerForMember,
  canEditProposal,
  canManageProposal,
  canSubmitProposal,
  canViewProposal,
  canViewSealed,
  type Standing,
} from "./access";

const actorWith = (grants: (Role | Grant)[]) =>
  mintActor({
    id: "user",
    name: "user",
    grants: grants.map((grant) => (typeof grant === "string" ? { role: grant, scope: null } : grant)),
  });
const applicant = actorWith(["APPLICANT"]);
const standing = (over: Partial<Standing> = {}): Standing => ({
  callId: "call",
  leadOrganisationId: "lead",
  roles: [],
  memberOrganisationIds: ["lead"],
  managedOrganisationIds: [],
  signerOrganisationIds: [],
  ...over,
});
const may = (given: Standing) =>
  [
    canViewProposal(applicant, given) ? "view" : "",
    canEditProposal(applicant, given) ? "edit" : "",
    canSubmitProposal(applicant, given) ? "submit" : "",
    canManageProposal(applicant, given) ? "manage" : "",
  ]
    .filter(Boolean)
    .join(" ");

describe("who may do what with a proposal", () => {
  it.each([
    ["a stranger", standing({ memberOrganisationIds: [] }), ""],
    ["a colleague without a part", standing(), ""],
    ["the lead manager", standing({ roles: ["LEAD_MANAGER"] }), "view edit submit manage"],
    ["an editor", standing({ roles: ["EDITOR"] }), "view edit"],
    ["a signer", standing({ roles: ["SIGNER"], signerOrganisationIds: ["lead"] }), "view submit"],
    ["a viewer", standing({ roles: ["VIEWER"] }), "view"],
    ["an editor who left the organisation", standing({ roles: ["EDITOR"], memberOrganisationIds: [] }), ""],
    ["another manager of the lead", standing({ managedOrganisationIds: ["lead"] }), "view edit submit manage"],
    [
      "a manager of a participant",
      standing({ memberOrganisationIds: ["uni"], managedOrganisationIds: ["uni"] }),
      "view",
    ],
  ])("%s", (_name, given, expected) => {
    expect(may(given)).toBe(expected);
  });

  it("only a participant's manager answers for it", () => {
    const member = { organisationId: "uni", role: "PARTICIPANT" as const };
    expect(canAnswerForMember(applicant, member, ["uni"])).toBe(true);
    expect(canAnswerForMember(applicant, member, ["lead"])).toBe(false);
    expect(canAnswerForMember(applicant, { organisationId: "lead", role: "LEAD" }, ["lead"])).toBe(false);
  });

  it.each([
    ["OFFICER", true],
    ["DIRECTOR", true],
    ["AUDITOR", true],
    ["ADMINISTRATOR", false],
    ["REVIEWER", false],
    ["APPLICANT", false],
  ] as const)("%s: sealed content %s", (role, view) => {
    expect(canViewSealed(actorWith([role]), "call")).toBe(view);
  });

  it("a grant for another call does not count", () => {
    const officer = actorWith([{ role: "OFFICER", scope: { kind: "CALL", id: "other" } }]);
    expect(canViewSealed(officer, "call")).toBe(false);
  });
});
