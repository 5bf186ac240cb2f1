import { createOrganisation, validRegistrationNumber } from "@/tests/factories/organisations";
import type { Party } from "@/tests/factories/proposals";
import { kst } from "./chance";
import { createApplicant } from "./people";

export type Consortium = {
  lead: Party;
  leadKo: string;
  leadEn: string;
  quality: number;
  title: string;
  titleEn: string;
};
export type Size = "LARGE" | "MID_TIER" | "EARLY_MID_TIER" | "SME";

/** Lead organisation, its manager, size, quality (mean points the panel will find), model. Invented, every one. */
const LEADS: [string, string, string, string, Size, number, string][] = [
  ["가온누리", "Gaonnuri", "한가람", "Han Garam", "LARGE", 91, "누리"],
  ["새벽별", "Saebyeokbyeol", "윤슬기", "Yun Seulgi", "SME", 88, "샛별"],
  ["한마루", "Hanmaru", "도담이", "Do Dami", "MID_TIER", 86, "마루"],
  ["온빛", "Onbit", "마루한", "Ma Ruhan", "SME", 84, "빛결"],
  ["다온", "Daon", "류해솔", "Ryu Haesol", "EARLY_MID_TIER", 82, "다온결"],
  ["늘솔", "Neulsol", "배가온", "Bae Gaon", "SME", 80, "솔잎"],
  ["미리내", "Mirinae", "채은하", "Chae Eunha", "SME", 78, "은하"],
  ["아라온", "Araon", "남바다", "Nam Bada", "MID_TIER", 77, "물결"],
  ["해솔", "Haesol", "추해온", "Chu Haeon", "SME", 75, "해오름"],
  ["너울", "Neoul", "양파랑", "Yang Parang", "SME", 73, "너울결"],
  ["이든랩", "Ideun Lab", "공이든", "Gong Ideun", "SME", 72, "이든"],
  ["푸르메", "Pureume", "민초록", "Min Chorok", "EARLY_MID_TIER", 70, "푸름"],
  ["누리샘", "Nurisaem", "석샘물", "Seok Saemmul", "SME", 68, "샘"],
  ["모두품", "Modupum", "길모두", "Gil Modu", "SME", 66, "품"],
  ["바로세움", "Baroseum", "옥바름", "Ok Bareum", "SME", 63, "세움"],
];

const UNIVERSITIES: [string, string][] = [
  ["한빛뫼대학교", "Hanbitmoe University"],
  ["새솔과학기술원", "Saesol Institute of Science and Technology"],
  ["늘푸른대학교", "Neulpureun University"],
  ["다솜대학교", "Dasom University"],
  ["온누리대학교", "Onnuri University"],
];
const SUPPLIER = ["구름터", "Gureumteo"] as const;

export type Organisations = Awaited<ReturnType<typeof createOrganisations>>;

let serial = 10_000_000;
const number = () => validRegistrationNumber(serial++);
const FOUNDED = kst("2025-06-12T10:00");

/** Every organisation of the story, registered before the first call opens. */
export async function createOrganisations() {
  const universities: (Party & { nameKo: string })[] = [];
  for (const [index, [nameKo, nameEn]] of UNIVERSITIES.entries()) {
    const manager = await createApplicant(
      `${["하", "봉", "편", "복", "원"][index]}연구`,
      `University office ${index + 1}`,
      index === 0 ? { demo: "university" } : { plain: `university${index + 1}` },
    );
    const facts = {
      registrationNumber: number(),
      nameKo,
      nameEn,
      kind: "UNIVERSITY" as const,
      sizeClass: "NON_PROFIT" as const,
    };
    universities.push({ ...(await createOrganisation(facts, manager, FOUNDED)), nameKo });
  }
  const consortia: Consortium[] = [];
  for (const [index, [nameKo, nameEn, person, personEn, sizeClass, quality, model]] of LEADS.entries()) {
    const manager = await createApplicant(
      person,
      personEn,
      index === 0 ? { demo: "applicant" } : { plain: `lead${index + 1}` },
    );
    // A5: one consortium is led by a company that leases GPUs to the government.
    const facts = {
      registrationNumber: number(),
      nameKo,
      nameEn,
      kind: "COMPANY" as const,
      sizeClass,
      leasesGpusToGovernment: nameKo === "한마루",
    };
    const lead = await createOrganisation(facts, manager, FOUNDED);
    consortia.push({
      lead,
      leadKo: nameKo,
      leadEn: nameEn,
      quality,
      title: `독자 파운데이션 모델 「${model}」 개발`,
      titleEn: `Sovereign foundation model by ${nameEn}`,
    });
  }
  const supplierManager = await createApplicant("구자원", "Gu Jawon", { plain: "supplier" });
  const [supplierKo, supplierEn] = SUPPLIER;
  const supplier = await createOrganisation(
    {
      registrationNumber: number(),
      nameKo: supplierKo,
      nameEn: supplierEn,
      kind: "COMPANY",
      sizeClass: "LARGE",
      leasesGpusToGovernment: true,
    },
    supplierManager,
    FOUNDED,
  );
  const newcomerManager = await createApplicant("신새봄", "Shin Saebom", { demo: "newcomer" });
  const newcomer = await createOrganisation(
    { registrationNumber: number(), nameKo: "새봄랩", nameEn: "Saebom Lab", kind: "COMPANY", sizeClass: "SME" },
    newcomerManager,
    FOUNDED,
  );
  return { universities, consortia, supplier, newcomer };
}

/** A university of the list, in turn; every consortium has one (A1). */
export function universityFor(
  organisations: Pick<Organisations, "universities">,
  index: number,
): Party & { nameKo: string } {
  const university = organisations.universities[index % organisations.universities.length];
  if (!university) throw new Error("no university");
  return university;
}
