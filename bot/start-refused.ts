/** A start that must not go on. The message is for the operator: Chinese, every fault in it. */
export class StartRefused extends Error {}
