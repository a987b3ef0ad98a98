/** Why a push of a platform was refused at the door, in a word. */
export type PushRefusal =
  | 'unsigned'
  | 'unreadable-timestamp'
  | 'stale'
  | 'from-the-future'
  | 'bad-signature'
  | 'not-json'
  | 'not-decryptable'
  | 'not-an-envelope'
  | 'wrong-token'
  | 'wrong-app';

/** What became of a push at the door; `too-large` also of one whose body broke off. */
export type Pushed = 'taken' | 'challenge' | 'too-large' | PushRefusal;
