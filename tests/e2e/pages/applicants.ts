import { expect, type Page } from "@playwright/test";
import { expectSaid, visit } from "./portal";

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

type Organisation = { nameKo: string; nameEn: string; number: string; mistyped: string };

/** A2: the mistyped number is refused at its field; the right one is registered. */
export async function registerOrganisation(page: Page, organisation: Organisation): Promise<void> {
  await visit(page, "/organisations/new");
  const number = page.getByRole("textbox", { name: "사업자등록번호" });
  await number.fill(organisation.mistyped);
  await page.getByRole("textbox", { name: "기관명(국문)" }).fill(organisation.nameKo);
  await page.getByRole("textbox", { name: "기관명(영문)" }).fill(organisation.nameEn);
  await page.getByRole("radio", { name: "기업", exact: true }).check();
  await page.getByRole("combobox", { name: "규모" }).selectOption({ label: "중소기업" });
  const register = page.getByRole("button", { name: "등록", exact: true });
  await register.click();
  await expect(page.getByText(/사업자등록번호가 올바르지 않습니다/).first()).toBeVisible();
  await expect(number).toHaveAttribute("aria-invalid", "true");
  await number.fill(organisation.number);
  await register.click();
  await expect(page.getByRole("heading", { level: 1, name: organisation.nameKo })).toBeVisible();
}
