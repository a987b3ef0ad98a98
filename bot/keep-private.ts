/** What it writes from here on (database, attachments, backups, archives) holds people's data: only the user under whom it runs may read it. */
export function keepPrivate(): void {
  process.umask(0o077);
}
