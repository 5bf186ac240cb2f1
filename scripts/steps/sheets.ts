import { readFileSync } from "node:fs";
import type { CountSheet } from "@/lib/derivatives/domain/count-sheet";
import type { PublicCountSheet } from "@/lib/derivatives/domain/public-count";
import type { StageSheet } from "@/lib/stages/domain/calculation-sheet";
import { SHEET_CHECKS, sheetHash, type Verdict } from "./verifications.ts";

type Sheet = { kind?: string };

type Checked = { file: string; sha256: string; sheet: Sheet; isWhole: boolean; verdict: Verdict };

const unread = (file: string, summary: string, why: string): Checked => ({
  ...{ file, sha256: "", sheet: {}, isWhole: false },
  verdict: { matches: false, summary, findings: [why] },
});
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function checked(file: string): Promise<Checked> {
  let sheet: Sheet;
  try {
    sheet = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return unread(file, `${file} cannot be read as JSON`, wordsOf(error));
  }
  const check = SHEET_CHECKS[sheet?.kind ?? ""];
  if (!check) return unread(file, `${file} is no sheet`, `known kinds are ${Object.keys(SHEET_CHECKS).join(", ")}`);
  const sha256 = await sheetHash(sheet);
  try {
    return { file, sha256, sheet, isWhole: true, verdict: await check(sheet) };
  } catch (error) {
    // Something that the rule needs is not there: the file was cut or written over.
    const summary = `${file} is no whole sheet of kind "${sheet.kind}"`;
    return { ...unread(file, summary, wordsOf(error)), sha256, sheet };
  }
}

/** Whether a public count is what the full one beside it makes; a full one that was not given is named. */
async function publicForms(all: readonly Checked[]): Promise<{ differences: string[]; notes: string[] }> {
  const { isPublicFormOf } = await import("@/lib/derivatives/domain/public-count");
  const found = { differences: [] as string[], notes: [] as string[] };
  for (const { file, sheet } of all.filter((one) => one.sheet.kind === "derivatives-public-count")) {
    const form = sheet as unknown as PublicCountSheet;
    const full = all.find(({ sha256 }) => sha256 === form.full);
    if (!full)
      found.notes.push(`made of: ${file} states the full sheet with SHA-256 ${form.full}, which was not given`);
    else if (isPublicFormOf(form, full.sheet as unknown as CountSheet)) found.notes.push(`made of: ${full.file}`);
    else found.differences.push(`${file}: is not what ${full.file} makes`);
  }
  return found;
}

/** S11: every sheet by itself; a public form held against the full sheet; and of a stage result, each part score in the sheet that computed it, as far as it was given. */
export async function sheetsVerdict(files: readonly string[]): Promise<Verdict> {
  if (files.length === 0) return { matches: false, summary: "No file was named", findings: [] };
  const all: Checked[] = [];
  for (const file of files) all.push(await checked(file));
  const { followChain } = await import("@/lib/results/domain/sheet-chain");
  // A sheet that cannot be computed has nothing to follow.
  const whole = all.filter(({ isWhole }) => isWhole);
  const stages = whole.filter(({ sheet }) => sheet.kind === "stage-result");
  const chains = stages.map(({ sheet }) => followChain(sheet as unknown as StageSheet, whole));
  const forms = await publicForms(whole);
  const differences = [
    ...forms.differences,
    ...all.flatMap(({ file, verdict }) => verdict.findings.map((finding) => `${file}: ${finding}`)),
    ...chains.flatMap((chain) => chain.differences),
  ];
  const wanted = chains.flatMap((chain) =>
    chain.wanted.map(
      ({ sha256, partKeys, gateKeys }) =>
        `not followed: ${[...partKeys, ...gateKeys].join(", ")} rest on the sheet with SHA-256 ${sha256}, which was not given`,
    ),
  );
  const followed = chains.flatMap((chain) =>
    chain.followed.map(
      ({ sha256, partKeys, gateKeys }) => `followed: ${[...partKeys, ...gateKeys].join(", ")} into ${sha256}`,
    ),
  );
  const matches = all.every(({ verdict }) => verdict.matches) && differences.length === 0;
  const broken = chains.some((chain) => chain.differences.length > 0) ? " The chain of part scores is broken." : "";
  return {
    matches,
    summary: `${all.map(({ verdict }) => verdict.summary).join("\n  ")}${broken}`,
    findings: [...differences, ...forms.notes, ...followed, ...wanted],
  };
}
