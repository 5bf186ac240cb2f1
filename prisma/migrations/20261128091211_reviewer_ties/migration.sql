-- CreateEnum
CREATE TYPE "TieKind" AS ENUM ('COAUTHOR', 'JOINT_PROJECT', 'ADVISER', 'FAMILY', 'FINANCIAL', 'OTHER');

-- CreateTable
CREATE TABLE "ReviewerTie" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "TieKind" NOT NULL,
    "personName" TEXT NOT NULL DEFAULT '',
    "organisationName" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "declaredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewerTie_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReviewerTie_userId_idx" ON "ReviewerTie"("userId");

-- AddForeignKey
ALTER TABLE "ReviewerTie" ADD CONSTRAINT "ReviewerTie_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
