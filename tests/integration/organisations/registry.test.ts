import { beforeAll, expect, it } from "vitest";
import { exportOrganisations, listOrganisations, REGISTRY_LIST } from "@/lib/organisations/queries/registry";
import { db } from "@/lib/platform/db";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { createUser } from "@/tests/factories/actor";
import { createOrganisation } from "@/tests/factories/organisations";

const query = (params: SearchParams = {}) => parseListQuery({ q: "찾기", ...params }, REGISTRY_LIST);

beforeAll(async () => {
  await createOrganisation({ nameKo: "하늘찾기", nameEn: "Haneul", kind: "UNIVERSITY", sizeClass: "NON_PROFIT" });
  await createOrganisation({ nameKo: "가람찾기", nameEn: "Garam", leasesGpusToGovernment: true });
  await createOrganisation({ nameKo: "나래찾기", nameEn: "Narae" });
});

it("sorts Korean names as Koreans do, searches and filters on the server", async () => {
  const officer = await createUser(["OFFICER"]);
  const names = async (params?: SearchParams) =>
    (await listOrganisations(officer, query(params))).rows.map((row) => row.nameKo);
  expect(await names()).toEqual(["가람찾기", "나래찾기", "하늘찾기"]);
  expect(await names({ sort: "nameKo", dir: "desc" })).toEqual(["하늘찾기", "나래찾기", "가람찾기"]);
  expect(await names({ kind: "UNIVERSITY" })).toEqual(["하늘찾기"]);
  expect(await names({ lessor: "yes" })).toEqual(["가람찾기"]);
  expect(await names({ q: "narae" })).toEqual(["나래찾기"]);
  expect(await names({ kind: "NONSENSE" })).toHaveLength(3);
  expect(await listOrganisations(officer, query({ size: "50", page: "2" }))).toMatchObject({ rows: [], total: 3 });
});

it("finds by registration number as people write it", async () => {
  const officer = await createUser(["OFFICER"]);
  const { registrationNumber, id } = await createOrganisation({ nameKo: "번호기관" });
  const written = registrationNumber.replace(/^(\d{3})(\d{2})/, "$1-$2-");
  const { rows } = await listOrganisations(officer, query({ q: written }));
  expect(rows.map((row) => row.id)).toEqual([id]);
});

it("is for staff; an export is on record with its reason", async () => {
  const applicant = await createUser(["APPLICANT"]);
  await expect(listOrganisations(applicant, query())).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(exportOrganisations(applicant, query(), "궁금해서")).rejects.toMatchObject({ code: "NOT_FOUND" });
  const director = await createUser(["DIRECTOR"]);
  expect(await exportOrganisations(director, query(), "참여기관 현황 보고")).toHaveLength(3);
  const logged = await db.accessLog.findMany({ where: { actorId: director.id }, select: { kind: true, reason: true } });
  expect(logged).toEqual([{ kind: "EXPORT", reason: "참여기관 현황 보고" }]);
});
