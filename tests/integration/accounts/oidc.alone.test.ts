import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth from "next-auth";
import Provider from "oidc-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signOutSession } from "@/lib/accounts/commands/sessions";
import { signInWithOidc } from "@/lib/accounts/commands/sign-in-oidc";
import { db } from "@/lib/platform/db";
import { oidcOptions } from "@/lib/platform/oidc";
import { readSession } from "@/lib/platform/session-row";
import { openSessionToken, SESSION_COOKIE } from "@/lib/platform/session-token";
import { createUser } from "@/tests/factories/actor";
import { AT, auditTypes, from } from "./arrange";

type Person = { sub: string; email: string; email_verified: boolean };
const people = new Map<string, Person>();
const servers: Server[] = [];
let issuer = "";
let portal = "";

async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  server = createServer(handler),
) {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  servers.push(server);
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A real provider (code flow, PKCE, signed ID tokens) whose development pages take any name as the account. */
async function startProvider() {
  const waiting = createServer();
  issuer = await listen(() => undefined, waiting);
  const provider = new Provider(issuer, {
    clients: [
      { client_id: "portal", client_secret: "portal-secret", redirect_uris: [`${portal}/api/auth/callback/oidc`] },
    ],
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["only-for-tests"] },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ ...people.get(id), sub: id }) }),
  });
  waiting.on("request", provider.callback());
}

/** next-auth as our route runs it, behind node:http instead of Next's router. */
async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "/", portal);
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()));
  const cookies = Object.fromEntries(
    (request.headers.cookie ?? "")
      .split("; ")
      .map((pair) => [pair.split("=")[0], decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]),
  );
  const nextauth = url.pathname.split("/").slice(3);
  const shim = Object.assign(response, {
    status: (code: number) => Object.assign(shim, { statusCode: code }),
    send: (text: unknown) => shim.end(typeof text === "string" ? text : JSON.stringify(text ?? null)),
    json: (value: unknown) => shim.end(JSON.stringify(value)),
  });
  const options = oidcOptions(
    { issuer, clientId: "portal", clientSecret: "portal-secret", name: "Test" },
    {
      signIn: (identity) => signInWithOidc(identity, from(), AT),
      signOut: (sessionId) => signOutSession(sessionId, AT),
    },
  );
  const asked = Object.assign(request, { query: { ...Object.fromEntries(url.searchParams), nextauth }, cookies, body });
  await NextAuth(asked as never, shim as never, options);
}

/** A browser's cookie jar over fetch, without following redirects by itself. */
function browser() {
  const jar = new Map<string, string>();
  const go = async (address: string, form?: Record<string, string>) => {
    const site = new URL(address).origin;
    const mine = [...jar]
      .filter(([key]) => key.startsWith(`${site} `))
      .map(([key, value]) => `${key.split(" ")[1]}=${value}`);
    const response = await fetch(address, {
      redirect: "manual",
      headers: { cookie: mine.join("; ") },
      ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      jar.set(`${site} ${pair.split("=")[0]}`, pair.slice(pair.indexOf("=") + 1));
    }
    const location = response.headers.get("location");
    return { response, location: location && new URL(location, address).toString(), text: await response.text() };
  };
  return { go, cookie: (name: string) => jar.get(`${portal} ${name}`) };
}

/** Plays the whole flow; returns where the browser ends up and the session its cookie names. */
async function signInAs(person: Person) {
  people.set(person.sub, person);
  const { go, cookie } = browser();
  const { csrfToken } = JSON.parse((await go(`${portal}/api/auth/csrf`)).text);
  const start = await go(`${portal}/api/auth/signin/oidc`, { csrfToken, callbackUrl: `${portal}/dashboard` });
  let page = await go(start.location ?? "");
  while (!page.location?.startsWith(portal)) {
    if (page.location) {
      page = await go(page.location);
      continue;
    }
    const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? "";
    const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1] ?? "";
    page = await go(action, { prompt, login: person.sub, password: "any" });
  }
  const end = await go(page.location);
  const sessionId = await openSessionToken(cookie(SESSION_COOKIE));
  return {
    location: end.location,
    session: sessionId ? await readSession(sessionId) : null,
    go,
    callback: page.location,
  };
}

const person = (email: string, verified = true): Person => ({ sub: randomUUID(), email, email_verified: verified });

describe("sign-in at an OpenID Connect provider", () => {
  beforeAll(async () => {
    portal = await listen((request, response) => void answer(request, response));
    process.env.NEXTAUTH_URL = portal;
    await startProvider();
  });
  afterAll(() => {
    for (const server of servers) server.close();
  });

  it("finds the account by its verified address, ties it for good and opens a session that still waits for our second factor", async () => {
    const email = `${randomUUID()}@example.test`;
    const officer = await createUser(["OFFICER"], { email });
    const identity = person(email);
    const first = await signInAs(identity);
    expect(first.location).toBe(`${portal}/dashboard`);
    expect(first.session).toMatchObject({ actor: { id: officer.id }, secondFactorPending: true });
    // The provider may change the address later; the subject stays.
    const again = await signInAs({ ...identity, email: "renamed@example.test" });
    expect(again.session?.actor.id).toBe(officer.id);
    expect(await auditTypes(officer.id)).toEqual(["account.oidcLinked", "account.signedIn", "account.signedIn"]);
  });

  it("refuses an address nobody has, an unverified one, a disabled account, and another subject with the same address", async () => {
    const email = `${randomUUID()}@example.test`;
    const user = await createUser(["APPLICANT"], { email });
    const refused = async (identity: Person) => {
      const { location, session } = await signInAs(identity);
      expect(session).toBeNull();
      return new URL(location ?? "").searchParams.get("error");
    };
    expect(await refused(person(`${randomUUID()}@example.test`))).toBe("OIDC_UNKNOWN");
    expect(await refused(person(email, false))).toBe("OIDC_EMAIL_UNVERIFIED");
    expect((await signInAs(person(email))).session?.actor.id).toBe(user.id);
    expect(await refused(person(email))).toBe("OIDC_UNKNOWN");
    await db.user.update({ where: { id: user.id }, data: { status: "DISABLED" }, select: { id: true } });
    expect(await refused({ ...person(email), sub: [...people.keys()].at(-2) ?? "" })).toBe("OIDC_UNKNOWN");
  });

  it("takes a callback once and only in the browser that asked", async () => {
    const email = `${randomUUID()}@example.test`;
    await createUser(["APPLICANT"], { email });
    const { callback, go } = await signInAs(person(email));
    const sessions = await db.session.count();
    for (const visit of [go, browser().go])
      expect((await visit(callback)).location).toContain("/api/auth/error?error=OAuthCallback");
    expect(await db.session.count()).toBe(sessions);
  });
});
