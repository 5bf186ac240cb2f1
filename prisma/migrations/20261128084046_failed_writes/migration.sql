-- CreateTable
CREATE TABLE "FailedWrite" (
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "failure" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "FailedWrite_pkey" PRIMARY KEY ("minute","kind","failure")
);
