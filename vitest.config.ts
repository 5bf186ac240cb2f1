import path from "node:path";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

// An odd zone (UTC+12:45) and no summer-time luck: code that forgets the Korean zone is wrong at once.
process.env.TZ = "Pacific/Chatham";

const root = import.meta.dirname;
const alias = { "@": root };
const env = {
  PORTAL_MODE: "rehearsal",
  AUTH_SECRET: "only-for-tests-only-for-tests-only-for-tests",
  APP_ORIGIN: "http://localhost:3000",
  DATA_DIR: path.join(root, ".test/data"),
  LOG_LEVEL: "silent",
};

const ALONE = "tests/integration/**/*.alone.test.{ts,tsx}";

/** Tests against PostgreSQL, as the server loads its modules. */
const integration = (test: TestProjectInlineConfiguration["test"]): TestProjectInlineConfiguration => ({
  resolve: { alias },
  ssr: {
    resolve: {
      conditions: ["react-server", "node", "development|production"],
      externalConditions: ["react-server", "node"],
    },
  },
  test: {
    include: ["tests/integration/**/*.test.{ts,tsx}"],
    globalSetup: ["tests/setup/integration-global.ts"],
    setupFiles: ["tests/setup/integration-worker.ts"],
    // Server modules are for the react-server condition; native imports need it on the command line.
    execArgv: ["--conditions=react-server"],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env,
    ...test,
  },
});

export default defineConfig({
  resolve: { alias },
  test: {
    pool: "forks",
    // One worker a core; the default leaves one core idle, which is half of a machine of two.
    maxWorkers: "100%",
    projects: [
      {
        resolve: { alias: { ...alias, "server-only": path.join(root, "node_modules/server-only/empty.js") } },
        test: {
          name: "unit",
          // The slowest take two seconds alone; a busy machine may need several times that.
          testTimeout: 20_000,
          include: [
            "lib/**/*.test.ts",
            "components/**/*.test.{ts,tsx}",
            "messages/**/*.test.ts",
            "tests/architecture/**/*.test.ts",
            "tests/unit/**/*.test.{ts,tsx}",
            "tests/matrix/**/*.test.ts",
          ],
          env,
        },
      },
      // Modules stay loaded from file to file, which saves a quarter of the time; a worker's files share its database anyway.
      integration({ name: "integration", exclude: [ALONE], isolate: false }),
      // Files that set the environment before any module reads it have a process each.
      integration({ name: "integration-alone", include: [ALONE] }),
    ],
  },
});
