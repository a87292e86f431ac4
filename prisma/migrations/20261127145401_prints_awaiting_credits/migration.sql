-- By itself, as Postgres lets nobody use a new value in the transaction that adds it.
-- AlterEnum
ALTER TYPE "print_status" ADD VALUE 'awaiting_credits';
