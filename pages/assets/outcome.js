/** What is typed for an outcome waits in this tab while its reader looks elsewhere, and is there when he comes back. */
(function () {
  'use strict';
  const steward = window.steward;
  const PREFIX = 'steward-outcome:' + location.pathname + ':';

  function inputs(form) {
    return Array.from(form.querySelectorAll('textarea, input[type="text"]'));
  }

  /** The same box under the same name in the same place. */
  function typed(form) {
    return JSON.stringify(inputs(form).map((input) => [input.name, input.value]));
  }

  function restore(form, key) {
    const saved = JSON.parse(steward.memory(() => sessionStorage.getItem(key)) || '[]');
    const more = form.querySelector('fieldset.lines > button');
    for (let left = saved.length - inputs(form).length; left > 0 && more !== null; left -= 1) more.click();
    const boxes = inputs(form);
    const fits = saved.length === boxes.length && boxes.every((box, at) => box.value === '' && box.name === saved[at][0]);
    if (!fits || saved.every(([, value]) => value === '')) return;
    boxes.forEach((box, at) => {
      box.value = saved[at][1];
      box.dispatchEvent(new Event('input', { bubbles: true }));
    });
    form.closest('details').open = true;
  }

  const outcomes = Array.from(document.querySelectorAll('details.outcome'));
  outcomes.forEach(function (outcome) {
    const form = outcome.querySelector('form');
    const key = PREFIX + outcome.querySelector('summary').textContent;
    restore(form, key);
    form.addEventListener('input', () => steward.memory(() => sessionStorage.setItem(key, typed(form))));
  });
  // Once it is decided its page has none of them.
  if (outcomes.length === 0) {
    steward.memory(() =>
      Object.keys(sessionStorage)
        .filter((key) => key.startsWith(PREFIX))
        .forEach((key) => sessionStorage.removeItem(key)),
    );
  }
})();
