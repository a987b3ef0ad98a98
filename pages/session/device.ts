const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/HarmonyOS|OpenHarmony/i, '手机 · 鸿蒙'],
  [/iPad/, '平板 · iPadOS'],
  [/iPhone/, '手机 · iOS'],
  [/Android/, '手机 · 安卓'],
  [/Windows/, '电脑 · Windows'],
  [/Mac OS X/, '电脑 · macOS'],
  [/Linux/, '电脑 · Linux'],
];

/** What somebody holds in his hands, in words that he knows it again by. */
export function deviceOf(userAgent: string): string {
  return SYSTEMS.find(([mark]) => mark.test(userAgent))?.[1] ?? '其他设备';
}
