import { readFileSync } from 'node:fs';

/** Where a server of MySQL or MariaDB is, and as whom to go there. */
export interface MysqlAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
  /** With which certificate the connection is encrypted and the server's name checked; null: plain. */
  readonly ca: { readonly path: string; readonly ssl: { readonly ca: string; readonly verifyIdentity: true } } | null;
}

/**
 * @param url - `mysql://user:password@host:port/database`, with `?ssl-ca=/path/ca.pem` where the connection is to be encrypted
 * @throws when the file of the certificate cannot be read
 */
export function mysqlAddress(url: string): MysqlAddress {
  const { hostname, port, username, password, pathname, searchParams } = new URL(url.replace(/^mariadb:/, 'mysql:'));
  const path = searchParams.get('ssl-ca');
  return {
    host: hostname,
    port: Number(port || '3306'),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    ca: path === null ? null : { path, ssl: { ca: readFileSync(path, 'utf8'), verifyIdentity: true } },
  };
}
