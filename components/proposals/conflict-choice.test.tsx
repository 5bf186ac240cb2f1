import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it, vi } from "vitest";
import { planFromText } from "@/lib/proposals/domain/plan-text";
import type { SectionPage } from "@/lib/proposals/types";
import editing from "@/messages/ko/editing.json";
import proposals from "@/messages/ko/proposals.json";
import ui from "@/messages/ko/ui.json";
import { ConflictChoice } from "./conflict-choice";

// Routing is not there outside the application; nothing here leads anywhere.
vi.mock("@/lib/platform/i18n/navigation", () => ({ Link: "a" }));

const plan = (...lines: string[]) => ({ document: planFromText(lines.join("\n")) });
const page = {
  proposalId: "p1",
  key: "technology",
  members: [],
  rules: { halfYears: [] as string[] },
} as unknown as SectionPage;
const shown = (base: object, mine: object, theirs: object, own = false): string =>
  renderToStaticMarkup(
    <NextIntlClientProvider locale="ko" messages={{ editing, proposals, ui }} timeZone="Asia/Seoul">
      <ConflictChoice
        page={page}
        base={base}
        mine={mine}
        theirs={{ version: 4, content: theirs, authorName: "윤하늘", own, savedAt: "2026-11-24T00:00:00Z" }}
        onMine={() => undefined}
        onTheirs={() => undefined}
        onMerged={() => undefined}
      />
    </NextIntlClientProvider>,
  );

describe("the question of two versions", () => {
  it("without overlaps there is nothing to choose: the merged text is offered", () => {
    const html = shown(plan("가", "나"), plan("가!", "나"), plan("가", "나!"));
    expect(html).toContain("내 변경 1곳, 윤하늘 님의 변경 1곳");
    expect(html).not.toContain('type="radio"');
    expect(html).toContain("합친 내용으로 저장");
  });

  it("says of one's own words in another tab that they are one's own", () => {
    const html = shown(plan("하나"), plan("하나 둘"), plan("하나 셋"), true);
    expect(html).toContain("다른 창에서 먼저 저장했습니다");
    expect(html).toContain("다른 창에서 쓴 내용");
    expect(html).not.toContain("윤하늘");
    expect(shown(plan("하나"), plan("하나 둘"), plan("하나 셋"))).toContain("다른 사람이 먼저 저장했습니다");
  });

  it("every overlap has its sides, marked by element and by word for those who cannot see", () => {
    const html = shown(plan("하나"), plan("하나 둘"), plan("하나 셋"));
    expect(html.match(/type="radio"/g)).toHaveLength(3);
    expect(html).toMatch(/<ins[^>]*><span class="sr-only">추가 <\/span>/);
    expect(html).toContain("둘 다 남기기");
  });
});
