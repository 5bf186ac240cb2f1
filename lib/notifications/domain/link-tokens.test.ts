import { expect, it } from "vitest";
import { withoutLinkTokens } from "./link-tokens";

const TOKEN = "Qm9vLWhvby1ub3QtYS1yZWFsLXRva2Vu";

it.each([
  ["a reset", `https://portal.example/reset/${TOKEN}`, "https://portal.example/reset/…"],
  [
    "an invitation in English",
    `see https://portal.example/en/invitation/${TOKEN}.`,
    "see https://portal.example/en/invitation/….",
  ],
  ["an organisation's invitation", `/organisations/invitations/${TOKEN}\n끝`, "/organisations/invitations/…\n끝"],
  [
    "a plain link stays",
    "https://portal.example/proposals/01a20a58-e9e7-7052-8e1e-b4017ebeee9e",
    "https://portal.example/proposals/01a20a58-e9e7-7052-8e1e-b4017ebeee9e",
  ],
  ["the page that asks for a reset stays", "https://portal.example/reset", "https://portal.example/reset"],
])("takes the token out of %s", (_name, text, expected) => {
  expect(withoutLinkTokens(text)).toBe(expected);
});
