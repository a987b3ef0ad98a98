/** A backup cannot be made or put back; the message is for the operator. */
export class BackupRefused extends Error {}
