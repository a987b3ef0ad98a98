/** Where signing on begins: by the way that is named, or where one chooses. */
export function signOnAt(to: string, way?: string): string {
  const path = way === undefined ? '/pages/sign-on' : `/pages/sign-on/${way}`;
  return to === '/pages/' ? path : `${path}?to=${encodeURIComponent(to)}`;
}

/** Where one chooses again, also who has chosen before. */
export function chooseAgainAt(to: string): string {
  return `/pages/sign-on?${new URLSearchParams({ choose: '1', to }).toString()}`;
}

/** Where a way comes back to; registered with the platform. */
export function backOf(way: string): string {
  return `/pages/sign-on/${way}/back`;
}
