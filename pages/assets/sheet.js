/*
 * A form's page while it is typed on: kept every few seconds, tables changed in place, nothing lost when the line or the session is.
 * What follows from the answers (sums, questions that open) is asked of the server, which alone knows the rules.
 */
(function () {
  'use strict';
  const form = document.getElementById('sheet');
  if (form === null) return;
  const steward = window.steward;
  const address = '/pages/forms/' + form.getAttribute('data-task');
  const line = form.querySelector('[data-saving]');
  const store = 'steward-form-' + form.getAttribute('data-task') + '-' + form.getAttribute('data-page');
  const WAIT = 1500;
  const AGAIN = 5000;
  let timer = 0;
  let isDirty = false;
  let isBusy = false;
  let left = false;

  function say(text, failed) {
    line.textContent = text;
    line.className = 'saving script-only' + (failed ? ' failed' : '');
  }

  /** What stands on the page, as the browser would send it; empty rows are left out. */
  function typed() {
    const body = new URLSearchParams();
    const blank = blankNames();
    new FormData(form).forEach(function (value, name) {
      if (typeof value === 'string' && !blank.has(name)) body.append(name, value);
    });
    return body;
  }

  function rowsOf(table) {
    return Array.from(table.querySelectorAll('tr[data-row]'));
  }

  function cellsOf(row) {
    return Array.from(row.querySelectorAll('input, select'));
  }

  function isBlank(row) {
    return cellsOf(row).every((cell) => cell.hasAttribute('data-group') || cell.value.trim() === '');
  }

  function blankNames() {
    const names = new Set();
    form.querySelectorAll('[data-table]').forEach(function (table) {
      rowsOf(table)
        .filter(isBlank)
        .forEach((row) => cellsOf(row).forEach((cell) => names.add(cell.name)));
    });
    return names;
  }

  function changed() {
    isDirty = true;
    remember();
    clearTimeout(timer);
    timer = setTimeout(keep, WAIT);
  }

  /** Where the page is lost before it is kept, it is found again after signing on. */
  function remember() {
    steward.memory(() => sessionStorage.setItem(store, withoutToken(typed())));
  }

  function withoutToken(body) {
    body.delete('csrf');
    return body.toString();
  }

  function forget() {
    steward.memory(() => sessionStorage.removeItem(store));
  }

  function keep() {
    if (isBusy || !isDirty) return Promise.resolve();
    isBusy = true;
    isDirty = false;
    say('正在保存…');
    return fetch(address + '/keep', { method: 'POST', body: typed(), credentials: 'same-origin' })
      .then(function (answer) {
        if (answer.status === 401) return signedOff();
        if (answer.status === 403) return say('这一页已经过期，刚填的内容还没有保存。请刷新页面，会自动恢复。', true);
        return answer.json().then((state) => (answer.ok ? kept(state) : say(state.says, true)));
      })
      .catch(function () {
        isDirty = true;
        say('网络不通，还没有保存。内容留在这一页上，会自动再试，请不要关闭。', true);
        timer = setTimeout(keep, AGAIN);
      })
      .then(function () {
        isBusy = false;
        if (isDirty) timer = setTimeout(keep, WAIT);
      });
  }

  function signedOff() {
    line.textContent = '';
    line.className = 'saving script-only failed';
    line.appendChild(document.createTextNode('登录已过期，刚填的内容暂存在这台设备上。'));
    const to = encodeURIComponent(location.pathname + location.search);
    line.appendChild(steward.element('a', '重新登录后接着填', { href: '/pages/sign-on?to=' + to }));
  }

  function kept(state) {
    if (!isDirty) forget();
    const base = form.elements.namedItem('base');
    base.value = JSON.stringify(Object.assign(JSON.parse(base.value || '{}'), state.marks));
    Object.keys(state.computed).forEach((id) => showComputed(id, state.computed[id], state.sums[id]));
    Object.keys(state.totals).forEach(function (id) {
      form.querySelectorAll('[data-total="' + id + '"]').forEach((place) => (place.textContent = state.totals[id]));
    });
    showFaults(state.faults);
    if (state.conflicts > 0) {
      return say('有 ' + String(state.conflicts) + ' 项在别处也改过。请按“保存草稿”，逐项选择留哪一个。', true);
    }
    const time = new Date();
    const two = (part) => ('0' + String(part)).slice(-2);
    say('已自动保存 ' + two(time.getHours()) + ':' + two(time.getMinutes()));
    if (state.elsewhere.length > 0 || isOther(state.asked)) renew(state.elsewhere);
  }

  function showComputed(id, rows, sums) {
    const table = form.querySelector('[data-table="' + id + '"]');
    if (table === null) return;
    table.querySelector('[data-sums]').innerHTML = sums;
    rowsOf(table)
      .filter((row) => !isBlank(row))
      .forEach(function (row, at) {
        Object.keys(rows[at] || {}).forEach(function (column) {
          row.querySelector('output[data-column="' + column + '"]').textContent = rows[at][column];
        });
      });
  }

  /** A cell that cannot be read is marked at once; what is missing waits until the form is gone over. */
  function showFaults(faults) {
    form.querySelectorAll('[data-live]').forEach(function (mark) {
      mark.parentNode.classList.remove('wrong');
      mark.remove();
    });
    faults.forEach(function (fault) {
      const id = fault.row === undefined ? 'q-' + fault.field : null;
      const table = fault.row === undefined ? null : form.querySelector('[data-table="' + fault.field + '"]');
      const row = table === null ? undefined : rowsOf(table).filter((one) => !isBlank(one))[fault.row - 1];
      const input = id === null ? row && row.querySelector('[data-column="' + fault.cell + '"]') : document.getElementById(id);
      if (!input || input.parentNode.querySelector('.fault')) return;
      const mark = steward.element('span', fault.text, { class: 'fault small', 'data-live': '', id: input.id + '-live' });
      input.parentNode.classList.add('wrong');
      input.parentNode.appendChild(mark);
      input.setAttribute('aria-describedby', mark.id);
    });
  }

  function questions(place) {
    return Array.from(place.children).filter((one) => one.hasAttribute('data-field'));
  }

  function isOther(asked) {
    const shown = questions(form.querySelector('[data-fields]')).map((one) => one.getAttribute('data-field'));
    return shown.join() !== asked.join();
  }

  /**
   * Questions that these answers open come in at their place, those that they close go, and those that were answered elsewhere are
   * drawn anew with that answer. What is being typed stays.
   */
  function renew(elsewhere) {
    fetch(address + '?page=' + String(Number(form.getAttribute('data-page')) + 1), { credentials: 'same-origin' })
      .then((answer) => answer.text())
      .then(function (html) {
        const page = new DOMParser().parseFromString(html, 'text/html');
        const come = page.querySelector('[data-fields]');
        const place = form.querySelector('[data-fields]');
        if (come === null || isDirty) return;
        const base = form.elements.namedItem('base');
        const marks = JSON.parse(base.value || '{}');
        let renewed = 0;
        const here = new Map(questions(place).map((one) => [one.getAttribute('data-field'), one]));
        const wanted = questions(come).map(function (one) {
          const field = one.getAttribute('data-field');
          const old = here.get(field);
          const isOld = old !== undefined && elsewhere.indexOf(field) >= 0 && !old.contains(document.activeElement);
          if (old !== undefined && !isOld) return old;
          if (isOld) renewed += 1;
          delete marks[field];
          one.querySelectorAll('textarea[data-count]').forEach(steward.count);
          return one;
        });
        here.forEach((one) => wanted.indexOf(one) < 0 && one.remove());
        wanted.forEach(function (one, at) {
          if (questions(place)[at] !== one) place.insertBefore(one, questions(place)[at] || null);
        });
        base.value = JSON.stringify(Object.assign(JSON.parse(page.querySelector('#sheet [name="base"]').value), marks));
        if (renewed > 0) say('已自动保存。有 ' + String(renewed) + ' 项刚在别处改过，已换成最新的。');
      })
      .catch(() => undefined);
  }

  /** What was typed and not kept before the session ended. */
  function restore() {
    const saved = steward.memory(() => sessionStorage.getItem(store));
    if (saved === null || saved === withoutToken(typed())) return;
    const values = new URLSearchParams(saved);
    steward.rows.fill(form, values);
    Array.from(form.elements).forEach(function (input) {
      if (!/^[tcm]:|^base$/.test(input.name)) return;
      if (input.type === 'checkbox') input.checked = values.getAll(input.name).indexOf(input.value) >= 0;
      else if (values.has(input.name) && (input.type !== 'hidden' || input.name === 'base')) input.value = values.get(input.name);
    });
    say('已恢复您刚才填写、还没有保存的内容。');
    changed();
  }

  /** What was typed before this script came: nobody was told of it. */
  function typedBefore() {
    return Array.from(form.elements).some(function (input) {
      if (!/^[tcm]:/.test(input.name) || input.type === 'hidden') return false;
      if (input.type === 'checkbox' || input.type === 'radio') return input.checked !== input.defaultChecked;
      if (input.options === undefined) return input.value !== input.defaultValue;
      const first = Array.from(input.options).findIndex((option) => option.defaultSelected);
      return input.selectedIndex !== Math.max(first, 0);
    });
  }

  form.addEventListener('input', changed);
  form.addEventListener('change', changed);
  form.addEventListener('steward-rows', changed);
  form.addEventListener('submit', function () {
    left = true;
    remember();
    steward.memory(() => sessionStorage.setItem('steward-sent', JSON.stringify({ store: store, from: location.search })));
  });
  // Whoever leaves without a press: the last letters are sent along, and the card in the chat is drawn anew.
  window.addEventListener('pagehide', function () {
    if (left || !navigator.sendBeacon) return;
    const body = typed();
    body.append('t:its_leave', 'yes');
    if (isDirty || line.textContent.indexOf('已自动保存') === 0) navigator.sendBeacon(address + '/keep', body);
  });
  steward.keepNow = keep;
  const isAhead = typedBefore();
  restore();
  if (isAhead && !isDirty) changed();
})();
