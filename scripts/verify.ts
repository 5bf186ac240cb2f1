import { withDatabase } from "./steps/database.ts";
import { applicationEnvironment, portalMode } from "./steps/environment.ts";
import { sheetsVerdict } from "./steps/sheets.ts";
import { auditVerdict, LIVE_CHECKS, type Verdict, voteVerdict } from "./steps/verifications.ts";

// npm run verify -- audit            walks the audit log of the database
// npm run verify -- ledger           re-derives every balance of the ledger
// npm run verify -- contest          counts every contest's pairs again from the votes
// npm run verify -- submissions      checks every seal, receipt number and its place in the audit log
// npm run verify -- audit.ndjson     walks an exported audit log, without a database
// npm run verify -- sheet.json       recomputes a calculation sheet, without a database; with the sheets that a stage result
//                                    rests on beside it (sheet.json contest.json …), follows every part score into them
// npm run verify -- derivatives FILE counts a frozen sheet of derived models again, without a database
// npm run verify -- votes FILE       rates a file of votes {models, X, Y}, without a database
const [target = "", ...files] = process.argv.slice(2);
const verdict = await verify(target);
for (const finding of verdict.findings) console.log(`  ${finding}`);
console.log(`${verdict.matches ? "✓" : "✗"} ${verdict.summary}`);
process.exit(verdict.matches ? 0 : 1);

async function verify(name: string): Promise<Verdict> {
  const live = LIVE_CHECKS[name];
  if (live) {
    return withDatabase(async ({ appUrl }) => {
      const env = applicationEnvironment({ mode: portalMode(), port: 3000, databaseUrl: appUrl });
      Object.assign(process.env, Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)));
      return live();
    });
  }
  if (name === "votes") return voteVerdict(files[0] ?? "");
  if (name === "derivatives") return sheetsVerdict(files);
  if (name.endsWith(".ndjson")) return verifyLog(name);
  if (name.endsWith(".json")) return sheetsVerdict([name, ...files]);
  throw new Error(
    `What shall be verified? One of: ${Object.keys(LIVE_CHECKS).join(", ")}, votes FILE, derivatives FILE, or a .json sheet, or an .ndjson log.`,
  );
}

async function verifyLog(file: string): Promise<Verdict> {
  return auditVerdict(await (await import("@/lib/audit/verify-file")).verifyAuditFile(file));
}
