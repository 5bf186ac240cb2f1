-- CreateTable
CREATE TABLE "PlannerScenario" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "note" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedById" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PlannerScenario_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PlannerScenario_name_key" ON "PlannerScenario"("name");

ALTER TABLE "PlannerScenario" ADD CONSTRAINT "PlannerScenario_name" CHECK (length(btrim("name")) > 0);
