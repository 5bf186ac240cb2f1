import type { Actor, Role } from "@/lib/access/actor";
import { createUser } from "@/tests/factories/actor";
import { createDemoUser } from "@/tests/factories/demo-user";
import { addProfile } from "@/tests/factories/reviews";
import { kst } from "./chance";

const staff = (email: string, name: string, nameEn: string, ...roles: Role[]) =>
  createDemoUser({ email: `${email}@demo.portal.example`, name, nameEn, roles });
const steward = (email: string, name: string, nameEn: string, id: string) =>
  createDemoUser({
    email: `${email}@demo.portal.example`,
    name,
    nameEn,
    roles: [{ role: "STEWARD", scope: { kind: "RESOURCE", id } }],
  });

export type Staff = Awaited<ReturnType<typeof createStaff>>;

/** One demo account a role; all of them invented. */
export async function createStaff() {
  return {
    officer: await staff("officer", "서지안", "Seo Jian", "OFFICER"),
    director: await staff("director", "강태오", "Kang Taeo", "DIRECTOR"),
    gpuSteward: await steward("steward.gpu", "노을빛", "Noh Eulbit", "GPU"),
    dataSteward: await steward("steward.data", "표나래", "Pyo Narae", "DATA"),
    talentSteward: await steward("steward.talent", "설다온", "Seol Daon", "TALENT"),
    deliberator: await staff("deliberator", "심재윤", "Shim Jaeyun", "DELIBERATOR"),
    operator: await staff("operator", "유하늘", "Yu Haneul", "OPERATOR"),
    auditor: await staff("auditor", "감은서", "Gam Eunseo", "AUDITOR"),
    administrator: await staff("admin", "정보람", "Jeong Boram", "ADMINISTRATOR"),
    voter: await staff("voter", "시민정", "Si Minjeong", "VOTER"),
  };
}

/** What reviewers know (S2): fields of the rulebook's list, own words, languages; the two from abroad are foreign experts. */
const EXPERTISE: [string[], string[], string[]][] = [
  [
    ["language", "korean", "data"],
    ["사전학습", "말뭉치"],
    ["ko", "en"],
  ],
  [["publicAx", "talent", "openness"], ["공공 서비스", "행정 문서"], ["ko"]],
  [
    ["data", "evaluation", "korean"],
    ["합성데이터", "자료 정제"],
    ["ko", "en"],
  ],
  [["multimodal", "industryAx", "efficiency"], ["도면", "제조"], ["ko"]],
  [["safety", "evaluation", "agents"], ["red teaming", "alignment"], ["en"]],
  [
    ["reasoning", "training", "language"],
    ["reinforcement learning", "GPU 클러스터"],
    ["en", "ja"],
  ],
  [["evaluation", "safety", "openness"], ["벤치마크", "레드팀"], ["ko"]],
  [
    ["speech", "korean", "life"],
    ["음성인식", "사투리"],
    ["ko", "en"],
  ],
  [["publicAx", "industryAx", "talent"], ["국방", "행정"], ["ko"]],
  [
    ["efficiency", "training", "reasoning"],
    ["양자화", "지식 증류"],
    ["ko", "en"],
  ],
];
const FOREIGN = [4, 5];

const REVIEWERS: [string, string, string][] = [
  ["문정우", "Moon Jeongwoo", "가람국립연구원"],
  ["오세린", "Oh Serin", "하늘정책연구소"],
  ["탁영훈", "Tak Younghun", "물결데이터연구회"],
  ["변소담", "Byeon Sodam", "솔내과학재단"],
  ["Daniel Weber", "Daniel Weber", "Lakeside Institute of Technology"],
  ["Aiko Tanabe", "Aiko Tanabe", "Northern Bay University"],
  ["천이든", "Cheon Ideun", "늘품평가원"],
  ["방나리", "Bang Nari", "다솜대학교"],
  ["피보라", "Pi Bora", "한들기술정책원"],
  ["제갈윤", "Jegal Yun", "여울통계연구소"],
];

export type Reviewer = Actor & { organisation: string };

/** The panel: its chair and one member can be signed in as; the others only exist. */
export async function createReviewers(): Promise<Reviewer[]> {
  const reviewers: Reviewer[] = [];
  for (const [index, [name, nameEn, organisation]] of REVIEWERS.entries()) {
    const demo = { 0: "chair", 1: "reviewer" }[index];
    const roles: Role[] = index === 0 ? ["REVIEWER", "CHAIR"] : ["REVIEWER"];
    const actor = demo
      ? await createDemoUser({ email: `${demo}@demo.portal.example`, name, nameEn, roles })
      : await createUser(roles, { name, nameEn, email: `panel${index + 1}@reviewers.portal.example` });
    const [fieldKeys = [], keywords = [], languages = []] = EXPERTISE[index] ?? [];
    const isForeign = FOREIGN.includes(index);
    await addProfile(actor.id, { fieldKeys, keywords, languages, isForeign }, kst("2025-07-01T10:00"));
    reviewers.push({ ...actor, organisation });
  }
  return reviewers;
}

/** Somebody who files for an organisation; a demo account when it has a short address. */
export const createApplicant = (
  name: string,
  nameEn: string,
  address: { demo?: string; plain?: string },
): Promise<Actor> =>
  address.demo
    ? createDemoUser({ email: `${address.demo}@demo.portal.example`, name, nameEn, roles: ["APPLICANT"] })
    : createUser(["APPLICANT"], { name, nameEn, email: `${address.plain}@applicants.portal.example` });
