import { describe, expect, it } from "vitest";
import { normaliseOrganisationName } from "@/lib/organisations/domain/organisation-names";
import { namesMatch, romanise } from "@/lib/organisations/domain/person-names";
import { type ConsortiumFacts, detectConflicts, type PersonFacts, pastLimit } from "./conflicts";
import { unitDomain } from "./mail-units";

const AT = new Date("2025-07-25T00:00:00Z");
const day = (text: string) => new Date(`${text}T00:00:00Z`);
const affiliation = (over: Partial<PersonFacts["affiliations"][number]> = {}) => ({
  organisationId: null,
  organisationName: "다른대학교",
  unit: "",
  startedOn: day("2015-03-01"),
  endedOn: null,
  leasesGpusToGovernment: false,
  ...over,
});
const person = (over: Partial<PersonFacts> = {}): PersonFacts => ({
  userId: "u1",
  name: "최하람",
  nameEn: null,
  email: "haram@example.test",
  affiliations: [],
  ties: [],
  evaluators: [],
  ...over,
});
const consortium = (over: Partial<ConsortiumFacts> = {}): ConsortiumFacts => ({
  proposalId: "p1",
  members: [
    { organisationId: "lead", nameKo: "주식회사 가온누리", nameEn: "Gaonnuri Inc." },
    { organisationId: "univ", nameKo: "한빛대학교", nameEn: "Hanbit University" },
  ],
  people: [
    {
      name: "이도윤",
      nameEn: "Doyun Lee",
      email: "doyun@gaon.test",
      organisationId: "lead",
      unit: "언어모델 팀",
      role: "PI",
    },
    {
      name: "박서연",
      nameEn: "Park Seo-yeon",
      email: "sy@hanbit.test",
      organisationId: "univ",
      unit: "AI대학원",
      role: "GRADUATE_STUDENT",
    },
  ],
  userIds: ["manager"],
  competitorUserIds: ["rival"],
  requestsGpus: true,
  ...over,
});
const detect = (who: Partial<PersonFacts>, what: Partial<ConsortiumFacts> = {}) =>
  detectConflicts(person(who), consortium(what), { at: AT, pastYears: 3 });
const kinds = (who: Partial<PersonFacts>, what: Partial<ConsortiumFacts> = {}) =>
  detect(who, what).map((hit) => `${hit.kind} ${hit.severity}`);

describe("S3: conflicts over the whole consortium", () => {
  it.each([
    ["a@nlp.hanbit.ac.kr", "nlp.hanbit.ac.kr"],
    ["a@HANBIT.ac.kr", null],
    ["a@lab.gaon.com", "lab.gaon.com"],
    ["a@gaon.com", null],
    ["a@lab.gaon.kr", "lab.gaon.kr"],
    ["a@gaon.co.kr", null],
    ["nobody", null],
  ])("%s is of the unit %s", (email, unit) => expect(unitDomain(email)).toBe(unit));
  it("takes the same e-mail domain of the lowest unit for something to look at", () => {
    const people = [{ ...consortium().people[0], email: "pi@nlp.gaon.co.kr" } as ConsortiumFacts["people"][number]];
    expect(detect({ email: "x@nlp.gaon.co.kr" }, { people })).toMatchObject([
      { kind: "SAME_UNIT", severity: "REVIEW", evidence: { basis: "EMAIL_DOMAIN", theirs: "이도윤" } },
    ]);
    expect(kinds({ email: "x@vision.gaon.co.kr" }, { people })).toEqual([]);
  });
  it.each([
    ["by account", { userId: "manager", email: "other@gaon.test" }, 1],
    ["by address", { userId: "u9", email: "SY@hanbit.test" }, 1],
    ["not at all", { userId: "u9", email: "u9@else.test" }, 0],
  ])("excludes mutual evaluators, known %s", (_name, facts, count) => {
    const hits = detect({ evaluators: [{ ...facts, name: "박서연" }] });
    expect(hits).toHaveLength(count);
    for (const hit of hits)
      expect(hit).toMatchObject({ kind: "MUTUAL_EVALUATION", severity: "EXCLUSION", evidence: { basis: "EVALUATED" } });
  });

  it.each([
    ["a person by name", { personName: "Lee Do-yun", organisationName: "" }, "이도윤"],
    ["a person, wherever they work", { personName: "이도윤", organisationName: "옛 직장" }, "이도윤"],
    ["an organisation", { personName: "", organisationName: "(주)가온누리" }, "주식회사 가온누리"],
  ])("takes %s that was declared for a tie to be looked at", (_name, tie, theirs) => {
    expect(detect({ ties: [tie] })).toMatchObject([
      { kind: "DECLARED_TIE", severity: "REVIEW", evidence: { basis: "TIE", theirs } },
    ]);
  });
  it("a tie to one person of an organisation is none to the others, and empty ones are none at all", () => {
    const ties = [
      { personName: "다른 사람", organisationName: "주식회사 가온누리" },
      { personName: "", organisationName: "" },
    ];
    expect(kinds({ ties })).toEqual([]);
  });

  it("finds nothing where nothing is", () => expect(kinds({ affiliations: [affiliation()] })).toEqual([]));

  it.each([
    ["the lead, by its entry", { organisationId: "lead" }, ["SAME_ORGANISATION EXCLUSION"]],
    [
      "a participant, by a name written otherwise",
      { organisationName: "한빛 대학교 산학협력단" },
      ["SAME_ORGANISATION EXCLUSION"],
    ],
    ["the lead in English", { organisationName: "GAONNURI Co., Ltd." }, ["SAME_ORGANISATION EXCLUSION"]],
    [
      "left three years ago to the day",
      { organisationId: "univ", endedOn: day("2022-07-25") },
      ["PAST_ORGANISATION REVIEW"],
    ],
    ["left a day earlier", { organisationId: "univ", endedOn: day("2022-07-24") }, []],
    ["begins only later", { organisationId: "univ", startedOn: day("2025-07-26") }, []],
    ["another entry with the same name", { organisationId: "other", organisationName: "한빛대학교" }, []],
    [
      "the PI's own unit",
      { organisationId: "lead", unit: "언어모델팀" },
      ["SAME_ORGANISATION EXCLUSION", "SAME_UNIT EXCLUSION"],
    ],
    [
      "a unit of somebody who is not the PI",
      { organisationId: "univ", unit: "AI대학원" },
      ["SAME_ORGANISATION EXCLUSION"],
    ],
    ["a lessor of GPUs", { leasesGpusToGovernment: true }, ["GPU_SUPPLIER REVIEW"]],
  ])("%s", (_name, over, expected) => expect(kinds({ affiliations: [affiliation(over)] })).toEqual(expected));

  it("takes a lessor for nothing when no GPUs are asked for", () =>
    expect(kinds({ affiliations: [affiliation({ leasesGpusToGovernment: true })] }, { requestsGpus: false })).toEqual(
      [],
    ));

  it.each([
    ["the e-mail proves it, whatever the name", { email: "DOYUN@gaon.test" }, ["SAME_PERSON EXCLUSION"]],
    ["the account proves it", { userId: "manager" }, ["SAME_PERSON EXCLUSION"]],
    ["a namesake is looked at", { name: "이도윤" }, ["SAME_PERSON REVIEW"]],
    ["a romanised namesake is looked at", { name: "Yi Do-Yoon" }, ["SAME_PERSON REVIEW"]],
    ["who works on a competing proposal", { userId: "rival" }, ["DECLARED_TIE EXCLUSION"]],
  ])("%s", (_name, who, expected) => expect(kinds(who)).toEqual(expected));

  it("takes name and organisation together for a proof, past organisations too", () => {
    const past = affiliation({ organisationId: "univ", endedOn: day("2010-01-01"), startedOn: day("2005-01-01") });
    expect(detect({ name: "박서연", affiliations: [past] })).toMatchObject([
      { kind: "SAME_PERSON", severity: "EXCLUSION", evidence: { basis: "NAME_AND_ORGANISATION" } },
    ]);
  });

  it("reports each kind once, however many affiliations repeat it", () => {
    const twice = [affiliation({ organisationId: "lead" }), affiliation({ organisationId: "univ" })];
    expect(kinds({ affiliations: twice })).toEqual(["SAME_ORGANISATION EXCLUSION"]);
  });

  it("counts years by the calendar", () => expect(pastLimit(AT, 3)).toEqual(day("2022-07-25")));
});

describe("names", () => {
  it("romanises syllable by syllable", () => expect(romanise("김영희 박")).toBe("gimyeonghui bak"));

  it.each([
    ["김민준", "Kim Minjun"],
    ["김민준", "Min-Joon KIM"],
    ["김민준", "Gim, Min Jun"],
    ["이영희", "Young Hee Lee"],
    ["이영희", "Rhee Yeonghui"],
    ["이영희", "Yi, Young-hee"],
    ["박서연", "Seo-yeon Park"],
    ["박서연", "Seoyeon Pak"],
    ["최현우", "Hyunwoo Choi"],
    ["최현우", "Choe Hyeon-u"],
    ["정성훈", "Sung Hoon Chung"],
    ["정성훈", "Jung Seonghun"],
    ["조경수", "Kyung-Soo Cho"],
    ["노태우", "Roh Tae Woo"],
    ["임지은", "Jieun Lim"],
    ["유재석", "Jae-suk Yoo"],
    ["남궁민", "Namgung Min"],
    ["오세훈", "Oh Se-hoon"],
    ["Lee Doyun", "Doyun Yi"],
  ])("%s may be %s", (left, right) => {
    expect(namesMatch({ name: left }, { name: right })).toBe(true);
    expect(namesMatch({ name: right }, { name: left })).toBe(true);
  });

  it.each([
    ["김민준", "Kim Minseo"],
    ["김민준", "Lee Minjun"],
    ["김서준", "김서진"],
    ["이영희", "Young Kim"],
    ["박지훈", "Kim"],
    ["Kim", "Kim"],
  ])("%s is not %s", (left, right) => expect(namesMatch({ name: left }, { name: right })).toBe(false));

  it("believes Hangul over sound when both have it", () => {
    expect(namesMatch({ name: "정수진", nameEn: "Sujin Jung" }, { name: "정서진", nameEn: "Seojin Jung" })).toBe(false);
    expect(namesMatch({ name: "Sujin Jung", nameEn: "정수진" }, { name: "정 수진" })).toBe(true);
  });

  it("reads decomposed Hangul as the same name", () =>
    expect(namesMatch({ name: "김민준".normalize("NFD") }, { name: "김민준" })).toBe(true));
});

describe("organisation names", () => {
  it.each([
    ["주식회사 가온누리", "가온누리(주)"],
    ["㈜가온누리", "가온누리"],
    ["Gaon Nuri Co., Ltd.", "gaonnuri inc."],
    ["재단법인 한빛연구원", "한빛 연구원"],
    ["한빛대학교", "한빛대학교".normalize("NFD")],
    ["The Hanbit Institute", "Hanbit Institute"],
  ])("%s is %s", (left, right) => expect(normaliseOrganisationName(left)).toBe(normaliseOrganisationName(right)));
  it("leaves nothing of a mere legal form", () => expect(normaliseOrganisationName("(주) Inc.")).toBe(""));
  it("keeps different ones apart", () =>
    expect(normaliseOrganisationName("코가온")).not.toBe(normaliseOrganisationName("가온")));
});
