import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { PRODUCT, ROOT } from "./sources";

/** Left never imports right: the one-way road between nouns. */
const NOUNS = [
  ["platform", "access"],
  ["audit", "notifications"],
  ["accounts", "operations"],
  ["rulebook"],
  ["references", "openness"],
  ["contribution"],
  ["organisations"],
  ["calls"],
  ["proposals"],
  ["desk"],
  ["screening"],
  ["reviews"],
  ["reviewers"],
  ["teams"],
  ["objections"],
  ["agreements"],
  ["ledger"],
  ["utilisation", "talent", "datasets"],
  ["settlement"],
  ["deliberation"],
  ["stages"],
  ["verification", "contest", "derivatives"],
  ["results"],
  ["diffusion"],
  ["dashboards"],
];
const levelOf = (noun: string): number => NOUNS.findIndex((level) => level.includes(noun));

/** [who, may not import, why] */
const RULES: [RegExp, RegExp, string][] = [
  [
    /^lib\/(?!platform\/)[^/]+\/domain\//,
    /^(?!lib\/[^/]+\/domain\/|lib\/access\/(actor|policy)$|lib\/platform\/(outcome|format)$|lib\/audit\/canonical$|node:crypto$|diff$)/,
    "domain is pure: it gets facts and returns decisions; only own or upstream domain, access, hashing and the comparison of texts",
  ],
  [/^lib\/access\//, /^(?!lib\/access\/)/, "access is pure and stands at the bottom"],
  [/^lib\//, /^(app|components|scripts|tests|prisma\/seed)\//, "lib never imports upward"],
  [
    /^components\/(ui|forms|charts)\//,
    /^lib\/(?!platform\/(api-key|format|i18n|outcome|list-query|tabular|zod-messages))/,
    "domain-free components could ship in another product",
  ],
  [
    /^components\//,
    /^(prisma\/|@prisma\/|lib\/platform\/(db|session|files|jobs))/,
    "no database or session above lib: a page awaits a loader and hands the DTO down",
  ],
  [/^components\//, /^lib\/[^/]+\/(commands|queries|loaders)(\/|$)/, "components call actions; pages call loaders"],
  [
    /^app\/(?!api\/|healthz|readyz|gallery)/,
    /^(prisma\/|@prisma\/|lib\/platform\/db$|lib\/[^/]+\/(commands|queries)(\/|$))/,
    "routing only: await loaders, compose components",
  ],
  [
    /^(?!lib\/platform\/i18n\/link\.)(app|components|lib)\//,
    /^next\/(link)$/,
    "use Link of lib/platform/i18n/navigation: it keeps the language",
  ],
  [/^app\//, /^app\//, "routes share through components and lib, not with each other"],
];

describe("one-way rule", () => {
  it.each(RULES)("%s does not import %s (%s)", (who, forbidden) => {
    const offenders = PRODUCT.filter(({ file }) => who.test(file)).flatMap(({ file, imports }) =>
      imports
        .filter((target) => forbidden.test(target) && !target.endsWith(".css"))
        .map((target) => `${file} -> ${target}`),
    );
    expect(offenders).toEqual([]);
  });

  it("nouns form a DAG: left never imports right", () => {
    const offenders = PRODUCT.filter(({ file }) => file.startsWith("lib/")).flatMap(({ file, imports }) => {
      const own = file.split("/")[1] ?? "";
      return imports
        .filter((target) => target.startsWith("lib/") && target.split("/")[1] !== own)
        .filter(
          (target) =>
            levelOf(target.split("/")[1] ?? "") >= levelOf(own) &&
            !NOUNS[levelOf(own)]?.includes(target.split("/")[1] ?? ""),
        )
        .map((target) => `${file} -> ${target}`);
    });
    expect(offenders).toEqual([]);
  });

  it("every noun has a place in the DAG", () => {
    const nouns = new Set(
      PRODUCT.filter(({ file }) => /^lib\/[^/]+\//.test(file)).map(({ file }) => file.split("/")[1] ?? ""),
    );
    expect([...nouns].filter((noun) => noun !== "decisions" && levelOf(noun) === -1)).toEqual([]);
  });

  it("no import cycles", () => {
    const files = new Map(PRODUCT.map((source) => [source.file.replace(/\.tsx?$/, ""), source]));
    const find = (target: string) => files.get(target.replace(/\.tsx?$/, "")) ?? files.get(`${target}/index`);
    const state = new Map<string, "open" | "done">();
    const cycles: string[] = [];
    const visit = (file: string, trail: string[]): void => {
      const source = find(file);
      if (!source || state.get(source.file) === "done") return;
      if (state.get(source.file) === "open") {
        cycles.push([...trail.slice(trail.indexOf(source.file)), source.file].join(" -> "));
        return;
      }
      state.set(source.file, "open");
      for (const target of source.imports) visit(target, [...trail, source.file]);
      state.set(source.file, "done");
    };
    for (const { file } of PRODUCT) visit(file.replace(/\.tsx?$/, ""), []);
    expect(cycles).toEqual([]);
  });
});

describe("who may do what only one place may do", () => {
  /** [pattern in the text, files that may hold it, why] */
  const ONLY_IN: [RegExp, RegExp, string][] = [
    [
      /process\.env\b/,
      /^(lib\/platform\/(env|security-headers|i18n\/messages)\.ts|lib\/platform\/database\/|scripts\/|next\.config\.ts|components\/ui\/|prisma\.config\.ts|playwright\.config\.ts)/,
      "env is validated once, in lib/platform/env",
    ],
    [
      /\bmintActor\(/,
      /^lib\/(access\/actor|platform\/session|accounts\/)/,
      "holding an Actor proves a session check: only the session gate mints one",
    ],
    [
      /\b(actingAsSystem|asSystemInTx)\(/,
      /^lib\/(platform\/(acting|db)\.ts|contest\/(commands\/(close-contest|score-contest|serve-task)|queries\/(get-contest|get-results|verify-contest))\.ts|reviews\/(commands\/(detect-conflicts|file-challenge|flag-chair|inquiry|room|sum-up)|queries\/(challenges|get-applicant-result|get-room|inquiries|public-outcome|room-access|work-aside))\.ts)/,
      "row-level security is for everybody: only these act in the portal's own name (lib/decisions/021)",
    ],
    [/new PrismaClient\(/, /^lib\/platform\/(db\.ts|database\/)/, "one client with one pool"],
    [/dangerouslySetInnerHTML/, /^(?!)/, "no user HTML, anywhere"],
    [
      /new Date\(\)|Date\.now\(\)/,
      /^(lib\/platform\/(clock|database\/|jobs|files|health|logger)|scripts\/|components\/(ui|layout|forms)\/|prisma\/seed\/|lib\/accounts\/)/,
      "time is the database's: use lib/platform/clock or the instant you were given",
    ],
  ];
  it.each(ONLY_IN)("%s stays where it belongs (%s)", (pattern, allowed) => {
    const offenders = PRODUCT.filter(
      ({ file, text }) => pattern.test(text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "")) && !allowed.test(file),
    ).map(({ file }) => file);
    expect(offenders).toEqual([]);
  });

  it("server-only guards everything that touches the database", () => {
    const offenders = PRODUCT.filter(
      ({ file }) => /^lib\/(?!platform\/database)/.test(file) && /\/(queries|commands|loaders)(\/|\.ts)/.test(file),
    )
      .filter(({ text }) => !text.includes('import "server-only"'))
      .map(({ file }) => file);
    expect(offenders).toEqual([]);
  });

  it("public files exist where pages expect them", () => {
    expect(existsSync(path.join(ROOT, "public/fonts/woff2-dynamic-subset"))).toBe(true);
  });
});
