import { beforeEach, describe, expect, it } from "vitest";
import { db } from "@/lib/platform/db";
import { storeFile } from "@/lib/platform/files";
import { addPlanImage, planImageRefusal } from "@/lib/proposals/commands/plan-images";
import { saveSection } from "@/lib/proposals/commands/save-section";
import { submitProposal } from "@/lib/proposals/commands/submit-proposal";
import { planFromText } from "@/lib/proposals/domain/plan-text";
import { planImage, sealedPlanImage } from "@/lib/proposals/queries/plan-images";
import { PLAN_IMAGE_BYTES, PLAN_IMAGE_TYPES } from "@/lib/proposals/schema/plan";
import { readsAsReviewer } from "@/lib/reviews/queries/reads-proposal";
import { createUser } from "@/tests/factories/actor";
import { contentVersion, createFilledProposal, expectOk, signByAll } from "@/tests/factories/proposals";
import { type Scene, scene, shifted } from "./arrange";

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
let given: Scene;
let proposalId: string;

beforeEach(async () => {
  given = await scene();
  ({ proposalId } = await createFilledProposal(given.plan, given.at, { markComplete: false }));
});

const limits = { maxBytes: PLAN_IMAGE_BYTES, mediaTypes: PLAN_IMAGE_TYPES };
const stored = (bytes: Uint8Array = PNG) =>
  storeFile(bytes, { name: "구조.png", uploadedById: given.manager.id, limits });
const added = async (to: { id: string; scene: Scene }) =>
  expectOk(addPlanImage(to.scene.manager, { proposalId: to.id, file: await expectOk(stored()) }, to.scene.at));
const withImage = (image: { fileId: string; sha256: string }) => ({
  document: [
    ...planFromText("가".repeat(220)),
    { type: "image" as const, fileId: image.fileId, sha256: image.sha256, alt: "모델 구조" },
  ],
});
const save = async (content: ReturnType<typeof withImage>) => {
  const { version } = await db.proposalSection.findUniqueOrThrow({
    where: { proposalId_key: { proposalId, key: "technology" } },
    select: { version: true },
  });
  return saveSection(given.manager, { proposalId, key: "technology", version, content }, given.at);
};

describe("pictures of plan sections (A3)", () => {
  it("are PNG or JPEG by content, whatever their name says", async () => {
    expect(await stored(Buffer.from("<svg onload='alert(1)'/>"))).toMatchObject({
      fieldErrors: { file: ["files.typeNotAllowed"] },
    });
    expect((await stored()).ok).toBe(true);
  });

  it("come from those who write the proposal, while it may be written, and are on record", async () => {
    await added({ id: proposalId, scene: given });
    expect(await db.auditEvent.count({ where: { subjectId: proposalId, type: "proposal.imageAdded" } })).toBe(1);
    const file = await expectOk(stored());
    for (const outsider of [await createUser(["APPLICANT"]), given.university.manager, await createUser(["OFFICER"])])
      await expect(addPlanImage(outsider, { proposalId, file }, given.at)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const late = shifted(given.call.closesAt, 1);
    expect(await planImageRefusal(given.manager, proposalId, late)).toBe("CALL_CLOSED");
    expect(await addPlanImage(given.manager, { proposalId, file }, late)).toMatchObject({ reason: "CALL_CLOSED" });
  });

  it("a section shows only pictures of its own proposal, with the content it says they have", async () => {
    const own = await added({ id: proposalId, scene: given });
    expect(await expectOk(save(withImage(own)))).toMatchObject({ outcome: "SAVED" });
    const other = await scene();
    const elsewhere = await createFilledProposal(other.plan, other.at, { markComplete: false });
    const foreign = await added({ id: elsewhere.proposalId, scene: other });
    for (const image of [foreign, { ...own, sha256: "0".repeat(64) }])
      expect(await save(withImage(image))).toMatchObject({ fieldErrors: { document: ["proposals.foreignImage"] } });
  });

  it("are read by the consortium at once, by staff only as sealed and after the closing, by nobody else", async () => {
    const shown = await added({ id: proposalId, scene: given });
    const unused = await added({ id: proposalId, scene: given });
    await expectOk(save(withImage(shown)));
    // What was signed has changed with the picture.
    await signByAll(given.plan, proposalId, given.at);
    const address = { id: proposalId, fileId: shown.fileId };
    const [officer, stranger] = [await createUser(["OFFICER"]), await createUser(["APPLICANT"])];
    const late = shifted(given.call.closesAt, 1);
    expect((await planImage(given.university.manager, address, given.at)).sha256).toBe(shown.sha256);
    await expect(planImage(officer, address, late)).rejects.toMatchObject({ code: "NOT_FOUND" });

    await expectOk(
      submitProposal(
        given.manager,
        { proposalId, contentVersion: await contentVersion(proposalId), attested: true },
        given.at,
      ),
    );
    await expect(planImage(officer, address, given.call.closesAt)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await planImage(officer, address, late)).sha256).toBe(shown.sha256);
    await expect(planImage(stranger, address, late)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(sealedPlanImage({ ...address, fileId: unused.fileId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await readsAsReviewer(stranger, proposalId)).toBe(false);
  });
});
