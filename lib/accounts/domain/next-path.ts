const HOME = "/dashboard";
const ELSEWHERE = "https://elsewhere.invalid";

/**
 * Where to go after sign-in, without the language prefix (links add it). Only a path of our own: an address that a browser
 * would read as another site (`//evil.example`, `/\evil.example`, `https:…`) becomes the dashboard.
 */
export function safeNextPath(next: string | string[] | undefined): string {
  const wanted = Array.isArray(next) ? next[0] : next;
  if (!wanted?.startsWith("/") || /[\\\s\p{Cc}]/u.test(wanted)) return HOME;
  const url = URL.parse(wanted, ELSEWHERE);
  if (url?.origin !== ELSEWHERE || wanted.startsWith("//")) return HOME;
  const path = url.pathname.replace(/^\/en(?=\/|$)/, "") || "/";
  if (/^\/{2,}/.test(path) || /^\/(sign-in|second-factor|api)(\/|$)/.test(path)) return HOME;
  return path + url.search;
}
