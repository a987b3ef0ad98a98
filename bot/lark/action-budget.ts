/** The platform gives a card action 3 s, network included, and shows a bare error number after that. */
export const ACTION_BUDGET_MS = 2500;
