import { AUDIENCES, action, page, type Row, route } from "../matrix";

/** P1: nobody of data or talent; G5: the committee reads, the team reads and reports its own. */
const READERS = ["officer", "director", "gpuSteward", "deliberator", "auditor"] as const;
const REPORTERS = ["officer", "gpuSteward"] as const;
const OWN = { params: { id: "team" } } as const;
const reason = "GPU 사용 현황 보고";
/** A program's key is in its header: whoever comes with a cookie is nobody here. */
const NO_KEY = Object.fromEntries(AUDIENCES.map((audience) => [audience, 401]));

export const ROWS: Row[] = [
  page("(portal)/ledger/utilisation", READERS),
  page("(portal)/ledger/utilisation/import", REPORTERS),
  page("(portal)/ledger/utilisation/keys", REPORTERS),
  page("(portal)/teams/[id]/utilisation", ["applicant", ...READERS], OWN),
  page("(portal)/teams/[id]/utilisation/import", ["applicant", ...REPORTERS], OWN),
  page("(portal)/teams/[id]/utilisation/keys", ["applicant", ...REPORTERS], OWN),
  route("GET", "api/exports/utilisation", READERS, { query: `reason=${reason}` }),
  route("GET", "api/exports/utilisation", ["applicant", ...READERS], {
    of: "one team",
    query: ({ team }) => `teamId=${team}&reason=${reason}`,
  }),
  // Sent without a file by those who may, who are told what is missing.
  route("POST", "api/utilisation/imports", ["applicant", ...REPORTERS]),
  route("POST", "api/v1/utilisation", [], { instead: NO_KEY, body: () => ({ rows: [{}] }) }),
  route("GET", "api/v1/openapi", AUDIENCES),
  action("utilisation", "importUtilisationAction", REPORTERS, () => ({ fileId: "a file of nobody", teamId: "" })),
  action("utilisation", "createTokenAction", REPORTERS, () => ({ teamId: "", name: "수집기", days: "30" })),
  action(
    "utilisation",
    "createTokenAction",
    ["applicant", ...REPORTERS],
    ({ team }) => ({ teamId: team, name: "수집기", days: "30" }),
    { of: "one team" },
  ),
  action("utilisation", "revokeTokenAction", REPORTERS, ({ utilisationKey }) => ({ tokenId: utilisationKey })),
  action("utilisation", "revokeTokenAction", ["applicant", ...REPORTERS], ({ teamKey }) => ({ tokenId: teamKey }), {
    of: "one team",
  }),
];
