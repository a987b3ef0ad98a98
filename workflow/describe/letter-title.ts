/** A letter's title for a project. `关于{{项目名称}}项目…的函`: a name that itself ends with 项目 does not say it twice. */
export function letterTitle(pattern: string, name: string): string {
  return pattern.replace(/\{\{项目名称\}\}(项目)?/, (_, word: string = '') => (name.endsWith('项目') ? name : `${name}${word}`));
}
