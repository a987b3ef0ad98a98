/**
 * Hears of changes while the page is seen: a browser opens six lines to one host, and a tab that nobody looks at would
 * hold one of them. `onBack` runs when the line was gone and is there again: what was missed is to be asked for.
 */
export function holdLine(path, onChange, onBack) {
  let source = null;
  let gone = false;
  const take = () => {
    source = new EventSource(path);
    source.addEventListener('message', (event) => onChange(JSON.parse(event.data)));
    source.addEventListener('error', () => (gone = true));
    source.addEventListener('open', () => {
      if (gone) onBack();
      gone = false;
    });
  };
  const giveUp = () => {
    source?.close();
    source = null;
    gone = true;
  };
  const heed = () => {
    if (document.visibilityState === 'hidden') giveUp();
    else if (source === null) take();
  };
  document.addEventListener('visibilitychange', heed);
  heed();
}
