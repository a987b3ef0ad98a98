/* Makes pages nicer where script runs; every page works without it. Chrome 64: no modules, no optional chaining, no requestSubmit. */
(function () {
  'use strict';
  document.documentElement.classList.add('has-script');

  /** For a while a form that was sent is not sent again; a download leaves the page as it is, and then it may be. */
  const SENT_FOR = 4000;

  function presses(form) {
    const all = Array.from(form.elements).filter((one) => one.tagName === 'BUTTON');
    return all.filter((one) => one.className !== 'first-press' && !one.disabled);
  }

  document.addEventListener('submit', function (event) {
    const form = event.target;
    if (form.hasAttribute('data-sent')) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented) return;
    form.setAttribute('data-sent', '');
    const buttons = presses(form);
    // After the browser has taken the pressed button's own value along.
    setTimeout(() => buttons.forEach((one) => (one.disabled = true)), 0);
    setTimeout(() => ready(form, buttons), SENT_FOR);
  });

  function ready(form, buttons) {
    form.removeAttribute('data-sent');
    buttons.forEach((one) => (one.disabled = false));
  }

  // Back from the next page: the browser shows this one as it was left.
  window.addEventListener('pageshow', function (event) {
    if (!event.persisted) return;
    document.querySelectorAll('form[data-sent]').forEach((form) => {
      ready(
        form,
        Array.from(form.elements).filter((one) => one.tagName === 'BUTTON' && one.className !== 'first-press'),
      );
    });
  });

  document.addEventListener('click', function (event) {
    const button = event.target.closest('button[name="ask"]');
    if (button === null || button.form === null) return;
    event.preventDefault();
    const go = () => send(button.form, 'act', button.value);
    if (lacks(button.form, (button.getAttribute('data-confirm-after') || '').split(' '))) return go();
    ask(button.getAttribute('data-confirm-title'), button.getAttribute('data-confirm'), button, go);
  });

  /** Whether one of these inputs is required and empty, as `routes/ask-first.ts` looks without a script: the answer is a no then, and nobody is asked before it whether he is sure. */
  function lacks(form, names) {
    return Array.from(form.querySelectorAll('.question')).some(function (question) {
      const areas = Array.from(question.querySelectorAll('[name]')).filter((area) => names.indexOf(area.name.slice(2)) >= 0);
      return question.querySelector('.required') !== null && areas.length > 0 && areas.every((area) => area.value.trim() === '');
    });
  }

  /** Sends a form as if a button of this name and value had been pressed. */
  function send(form, name, value) {
    const button = document.createElement('button');
    button.name = name;
    button.value = value;
    button.className = 'first-press';
    form.appendChild(button);
    button.click();
    setTimeout(() => button.remove(), 0);
  }

  function element(name, text, attributes) {
    const made = document.createElement(name);
    made.textContent = text;
    Object.keys(attributes || {}).forEach((key) => made.setAttribute(key, attributes[key]));
    return made;
  }

  /** Asks before what cannot be taken back. The keyboard stays inside; Escape is a no; the button that asked gets the focus back. */
  function ask(title, text, from, yes) {
    const veil = element('div', '', { class: 'ask-veil' });
    const box = element('div', '', {
      class: 'ask',
      role: 'dialog',
      'aria-modal': 'true',
      'aria-labelledby': 'ask-title',
      'aria-describedby': 'ask-text',
    });
    const row = element('div', '', { class: 'buttons' });
    const no = element('button', '取消', { type: 'button', class: 'button' });
    const sure = element('button', '确定', {
      type: 'button',
      class: from.classList.contains('danger') ? 'danger sure' : 'primary',
    });
    sure.classList.add('button');
    row.appendChild(no);
    row.appendChild(sure);
    box.appendChild(element('h2', title || '确定吗？', { id: 'ask-title' }));
    box.appendChild(element('p', text || '', { id: 'ask-text' }));
    box.appendChild(row);
    veil.appendChild(box);
    function close() {
      veil.remove();
      from.focus();
    }
    // The second half of a double click on what asked falls on whatever stands there, and is no answer: that begins with a click of its own.
    let isBegun = false;
    function only(event) {
      isBegun = isBegun || event.detail < 2;
      if (!isBegun) event.stopPropagation();
    }
    veil.addEventListener('click', only, true);
    no.addEventListener('click', close);
    sure.addEventListener('click', function () {
      close();
      yes();
    });
    veil.addEventListener('keydown', function (event) {
      if (event.key === 'Escape') close();
      if (event.key !== 'Tab') return;
      event.preventDefault();
      (document.activeElement === no ? sure : no).focus();
    });
    document.body.appendChild(veil);
    no.focus();
  }

  /** How much of a long text is used. */
  function count(area) {
    const most = Number(area.getAttribute('data-count') || area.maxLength);
    const line = element('p', '', { class: 'count', 'aria-hidden': 'true' });
    area.parentNode.insertBefore(line, area.nextSibling);
    const say = () => (line.textContent = String(Array.from(area.value).length) + ' / ' + String(most) + ' 字');
    area.addEventListener('input', say);
    say();
  }

  // What was said when the page came is read out: a live line speaks only when it changes.
  document.querySelectorAll('[role="status"]').forEach(function (line) {
    const text = line.textContent;
    line.textContent = '';
    setTimeout(() => (line.textContent = text), 150);
  });
  document.querySelectorAll('textarea[data-count]').forEach(count);
  const faults = document.querySelector('.faults');
  if (faults !== null) faults.focus();

  /** What was handed in is forgotten once it was answered. Where no answer came, its page finds it again (sheet.js). */
  function forgetAnswered() {
    const sent = JSON.parse(sessionStorage.getItem('steward-sent') || 'null');
    if (sent === null) return;
    const isSaid = /[?&]said=/.test(location.search) && location.search !== sent.from;
    const message = document.querySelector('.message');
    sessionStorage.removeItem('steward-sent');
    if (isSaid || /^\/pages\/answers\//.test(location.pathname)) sessionStorage.removeItem(sent.store);
    else if (message !== null) message.textContent += '刚填写的内容暂存在这台设备上，回到那一页会自动恢复。';
  }
  /** A browser may keep nothing: what the page itself shows is there all the same. */
  function memory(work) {
    try {
      return work();
    } catch (error) {
      void error;
      return null;
    }
  }
  memory(forgetAnswered);

  window.steward = { ask: ask, element: element, send: send, count: count, memory: memory };
})();
