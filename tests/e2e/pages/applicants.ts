import { expect, type Page } from "@playwright/test";
import { answer, expectSaid, idIn, visit } from "./portal";

type Newcomer = { name: string; email: string; password: string };

/** Asks for an account; the rest of it is in the mail. */
export async function askForAccount(page: Page, { name, email }: Newcomer): Promise<void> {
  await visit(page, "/sign-up");
  await page.getByRole("textbox", { name: "이름" }).fill(name);
  await page.getByRole("textbox", { name: "전자우편" }).fill(email);
  await page.getByRole("checkbox", { name: /이용약관/ }).check();
  await page.getByRole("button", { name: "확인 메일 받기" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "메일을 확인하여 주십시오" })).toBeVisible();
}

/** Sets the password behind the mailed link, and signs in with it. */
export async function finishAccount(page: Page, link: string, { email, password }: Newcomer): Promise<void> {
  await visit(page, link);
  await page.getByLabel("새 비밀번호").fill(password);
  await page.getByRole("button", { name: "가입 완료" }).click();
  await expectSaid(page, "가입이 끝났습니다");
  await page.getByRole("textbox", { name: "전자우편" }).fill(email);
  await page.getByLabel("비밀번호", { exact: true }).fill(password);
  await page.getByRole("button", { name: "로그인", exact: true }).click();
  await expect(page).toHaveURL(/\/dashboard$/);
}

type Organisation = {
  nameKo: string;
  nameEn: string;
  kind: "기업" | "연구기관";
  size: "중소기업" | "비영리";
  number: string;
  /** A number with a wrong check digit, to be told of it first. */
  mistyped?: string;
};

/** A2: a mistyped number is refused at its field; the right one is registered. The id of the organisation. */
export async function registerOrganisation(page: Page, organisation: Organisation): Promise<string> {
  await visit(page, "/organisations/new");
  const number = page.getByRole("textbox", { name: "사업자등록번호" });
  await number.fill(organisation.mistyped ?? organisation.number);
  await page.getByRole("textbox", { name: "기관명(국문)" }).fill(organisation.nameKo);
  await page.getByRole("textbox", { name: "기관명(영문)" }).fill(organisation.nameEn);
  await page.getByRole("radio", { name: organisation.kind, exact: true }).check();
  await page.getByRole("combobox", { name: "규모" }).selectOption({ label: organisation.size });
  const register = page.getByRole("button", { name: "등록", exact: true });
  await register.click();
  if (organisation.mistyped) {
    await expect(page.getByText(/사업자등록번호가 올바르지 않습니다/).first()).toBeVisible();
    await expect(number).toHaveAttribute("aria-invalid", "true");
    await number.fill(organisation.number);
    await register.click();
  }
  await expect(page.getByRole("heading", { level: 1, name: organisation.nameKo })).toBeVisible();
  return idIn(page);
}

/** A2: a manager invites somebody by mail. */
export async function inviteColleague(page: Page, organisationId: string, email: string): Promise<void> {
  await visit(page, `/organisations/${organisationId}`);
  await page.getByRole("textbox", { name: "메일 주소" }).fill(email);
  await page.getByRole("button", { name: "초대 보내기" }).click();
  await expectSaid(page, "초대 메일을 보냈습니다");
}

/** Follows the link in the mail and joins. */
export async function joinByInvitation(page: Page, link: string, organisation: string): Promise<void> {
  await visit(page, link);
  await page.getByRole("button", { name: "수락", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: organisation })).toBeVisible();
}

/** A2: finds a registered organisation and asks its manager to be let in. */
export async function askToJoin(page: Page, organisation: string): Promise<void> {
  await visit(page, "/organisations/join");
  await page.getByRole("searchbox", { name: "기관 찾기" }).fill(organisation);
  await page.getByRole("button", { name: "찾기", exact: true }).click();
  await page.getByRole("row").filter({ hasText: organisation }).getByRole("button", { name: "합류 신청" }).click();
  await answer(page, "합류 신청");
  await expectSaid(page, "합류를 신청했습니다");
}

/** The manager lets in who asks. */
export async function letIn(page: Page, organisationId: string, name: string): Promise<void> {
  await visit(page, `/organisations/${organisationId}`);
  const card = page.locator("section").filter({ has: page.getByRole("heading", { name: "합류 신청" }) });
  await card.getByRole("row").filter({ hasText: name }).getByRole("button", { name: "승인" }).click();
  await expectSaid(page, "구성원으로 승인했습니다");
}
