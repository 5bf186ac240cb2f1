// Legal forms as written in Korean: stock company, limited company, foundation, association, school corporation, and the
// research arm of a university (which in law is where its projects lie).
const KOREAN_FORMS = [
  "\uC8FC\uC2DD\uD68C\uC0AC",
  "\uC720\uD55C\uD68C\uC0AC",
  "\uC720\uD55C\uCC45\uC784\uD68C\uC0AC",
  "\uC7AC\uB2E8\uBC95\uC778",
  "\uC0AC\uB2E8\uBC95\uC778",
  "\uD559\uAD50\uBC95\uC778",
  "\uC0B0\uD559\uD611\uB825\uB2E8",
  "(\uC8FC)",
  "(\uC720)",
  "(\uC7AC)",
  "(\uC0AC)",
  "(\uD559)",
];
const ENGLISH_FORMS = new Set(["inc", "incorporated", "co", "company", "corp", "corporation", "ltd", "limited", "llc"]);

/**
 * One spelling for one organisation (S3): compatibility characters resolved (the one-character "(stock)" sign, full-width
 * letters), legal forms, spaces and punctuation taken away. Empty when nothing but a legal form was given.
 */
export function normaliseOrganisationName(name: string): string {
  let text = name.normalize("NFKC").toLowerCase();
  for (const form of KOREAN_FORMS) text = text.replaceAll(form, " ");
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  while (words[0] === "the") words.shift();
  while (ENGLISH_FORMS.has(words.at(-1) ?? "")) words.pop();
  return words.join("");
}
