/** What is answered to `question`, or null where the answer is one of these errors: what was never set is answered so. */
export async function nullFor<Answer>(names: string[], question: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await question();
  } catch (error) {
    if (error instanceof Error && names.includes(error.name)) return null;
    throw error;
  }
}
