-- CreateTable
CREATE TABLE "ReviewNotebook" (
    "assignmentId" TEXT NOT NULL,
    "texts" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewNotebook_pkey" PRIMARY KEY ("assignmentId")
);

-- CreateTable
CREATE TABLE "ReviewRemark" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "quote" TEXT NOT NULL DEFAULT '',
    "occurrence" INTEGER NOT NULL DEFAULT 0,
    "body" TEXT NOT NULL,
    "sharedAt" TIMESTAMPTZ(3),
    "removedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReviewRemark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewFlag" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledById" TEXT,
    "answer" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReviewFlag_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReviewRemark_assignmentId_idx" ON "ReviewRemark"("assignmentId");

-- CreateIndex
CREATE INDEX "ReviewFlag_assignmentId_idx" ON "ReviewFlag"("assignmentId");

-- AddForeignKey
ALTER TABLE "ReviewNotebook" ADD CONSTRAINT "ReviewNotebook_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "ReviewAssignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewRemark" ADD CONSTRAINT "ReviewRemark_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "ReviewAssignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewFlag" ADD CONSTRAINT "ReviewFlag_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "ReviewAssignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One open question to the chair a reviewer and proposal; whoever settles one says how.
CREATE UNIQUE INDEX "ReviewFlag_one_open" ON "ReviewFlag" ("assignmentId") WHERE "settledAt" IS NULL;
ALTER TABLE "ReviewFlag" ADD CONSTRAINT "ReviewFlag_settled" CHECK
  (("settledAt" IS NULL) = ("settledById" IS NULL) AND ("settledAt" IS NULL) = ("answer" IS NULL));
ALTER TABLE "ReviewFlag" ADD CONSTRAINT "ReviewFlag_reason" CHECK (length(btrim("reason")) > 0);
ALTER TABLE "ReviewRemark" ADD CONSTRAINT "ReviewRemark_body" CHECK (length(btrim("body")) > 0 AND "occurrence" >= 0);
