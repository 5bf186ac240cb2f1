/** Labels under a country's domain that say what kind of body it is, not which: `ac.kr` is nobody's. */
const KINDS = new Set(["ac", "co", "re", "or", "go", "ne", "pe", "mil", "edu", "gov", "com", "org", "net"]);

/**
 * S3: the e-mail domain of the lowest unit, `nlp.hanbit.ac.kr` of `a@nlp.hanbit.ac.kr`; null where the address names an
 * organisation only, or a service that anybody uses.
 */
export function unitDomain(email: string): string | null {
  const domain = email.trim().toLowerCase().split("@")[1] ?? "";
  const labels = domain.split(".").filter(Boolean);
  const country = labels.at(-1)?.length === 2 && KINDS.has(labels.at(-2) ?? "");
  return labels.length - (country ? 2 : 1) >= 2 ? labels.join(".") : null;
}
