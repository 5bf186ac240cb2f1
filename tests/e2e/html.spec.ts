import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, OPEN_PAGES, pathIn, test } from "./fixtures/app";
import { problemsOf, w3cChecker, w3cProblemsOf } from "./fixtures/html-rules";
import { inTurns } from "./fixtures/in-turns";
import { visitorOf } from "./fixtures/sessions";

// The HTML as served, before any script runs: valid in every route and both languages.
test.describe.configure({ timeout: 120_000 });

for (const locale of ["ko", "en"] as const) {
  test(`the served HTML of every page is valid (${locale})`, async ({ request, world }, info) => {
    const cookies = new Map<string, string>();
    for (const viewer of new Set(OPEN_PAGES.map((one) => one.viewer))) {
      const { cookie } = await visitorOf(viewer);
      cookies.set(viewer, cookie ? `${cookie.name}=${cookie.value}` : "");
    }
    const found = new Map<string, Set<string>>();
    const files: string[] = [];
    mkdirSync(info.outputDir, { recursive: true });
    await inTurns(OPEN_PAGES, async ({ row, viewer }) => {
      const address = pathIn(locale, row, world);
      const response = await request.get(address, {
        maxRetries: 2,
        headers: { cookie: cookies.get(viewer) ?? "", accept: "text/html" },
      });
      const html = await response.text();
      const file = path.join(info.outputDir, `${files.length}.html`);
      files.push(file);
      if (w3cChecker) writeFileSync(file, html);
      for (const problem of problemsOf(html, row.page)) {
        const pages = found.get(problem) ?? new Set();
        found.set(problem, pages.add(row.page || "home"));
      }
    });
    // One line a problem, with where it is: what the frame does wrong is not repeated for every page.
    const lines = [...found].map(
      ([problem, pages]) => `${problem} — ${[...pages].slice(0, 4).join(", ")} (${pages.size})`,
    );
    if (w3cChecker) lines.push(...w3cProblemsOf(files, w3cChecker));
    expect(lines.sort(), lines.join("\n")).toEqual([]);
  });
}

// A file opened in a tab of its own has no <link rel="icon">; the browser then asks at this address.
test("the icon is also where browsers look for it unasked", async ({ request }) => {
  const response = await request.get("/favicon.ico");
  expect([response.status(), response.headers()["content-type"]]).toEqual([200, "image/x-icon"]);
  expect((await response.body()).subarray(0, 4)).toEqual(Buffer.from([0, 0, 1, 0]));
});
