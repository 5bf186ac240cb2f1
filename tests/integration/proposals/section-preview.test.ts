import { describe, expect, it } from "vitest";
import { saveCallSettings } from "@/lib/calls/commands/settings";
import { SECTION_KEYS } from "@/lib/calls/domain/section-keys";
import { WRITTEN_KEYS } from "@/lib/proposals/domain/drafts";
import { getSectionPreview } from "@/lib/proposals/queries/section-preview";
import { createUser } from "@/tests/factories/actor";
import { createDraftCall } from "@/tests/factories/calls";
import { expectOk } from "@/tests/factories/proposals";

describe("C1: the forms of a call before anybody fills them in", () => {
  it("are every written section that the call asks for, by its own settings, with nothing to write into", async () => {
    const officer = await createUser(["OFFICER"]);
    const call = await createDraftCall({}, officer);
    const at = new Date(call.opensAt.getTime() - 1_000);
    const sections = SECTION_KEYS.map((key) => ({
      ...{ key, demand: key === "talent" ? ("HIDDEN" as const) : ("REQUIRED" as const) },
      ...(key === "impact" ? { minChars: 50, maxChars: 700 } : { minChars: null, maxChars: null }),
    }));
    const settings = { sections, requiresGraduateUniversity: true, charactersPerPage: 1_500 };
    const change = { callId: call.id, expectedVersion: call.version, reason: "" };
    await expectOk(saveCallSettings(officer, { ...change, group: "sections", ...settings }, at));
    for (const key of WRITTEN_KEYS.filter((one) => one !== "talent")) {
      const page = await getSectionPreview(officer, call.id, key, at);
      expect(page).toMatchObject({ key, mayEdit: false, locked: "VIEW_ONLY", proposalTitleKo: "" });
    }
    const impact = await getSectionPreview(await createUser(["AUDITOR"]), call.id, "impact", at);
    expect(impact.rules).toMatchObject({ minChars: 50, maxChars: 700, charactersPerPage: 1_500 });
    for (const key of ["talent", "attachments", "nonsense"])
      await expect(getSectionPreview(officer, call.id, key, at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    for (const role of ["APPLICANT", "REVIEWER", "ADMINISTRATOR"] as const)
      await expect(getSectionPreview(await createUser([role]), call.id, "impact", at)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
  });
});
