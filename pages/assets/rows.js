/* Tables to be typed in: rows come, go and move without a round trip, and whole ranges are pasted from a spreadsheet. */
(function () {
  'use strict';
  const form = document.getElementById('sheet');

  function bodyOf(table) {
    return table.querySelector('tbody');
  }

  function rowsOf(table) {
    return Array.from(bodyOf(table).querySelectorAll('tr[data-row]'));
  }

  function most(table) {
    return Number(table.getAttribute('data-max'));
  }

  /** Rows carry their number in the names of their cells and in what is read out of them. */
  function renumber(table) {
    const field = table.getAttribute('data-table');
    rowsOf(table).forEach(function (row, at) {
      row.querySelector('th').textContent = String(at + 1);
      row.querySelectorAll('[data-column]').forEach(function (cell) {
        const column = cell.getAttribute('data-column');
        cell.setAttribute('aria-label', '第 ' + String(at + 1) + ' 行 ' + cell.parentNode.getAttribute('data-label'));
        if (cell.tagName === 'OUTPUT') return;
        cell.name = 'r:' + field + ':' + String(at) + ':' + column;
        cell.id = 'r-' + field + '-' + String(at + 1) + '-' + column;
      });
      row.querySelectorAll('[data-do]').forEach(function (button) {
        const word = { up: '上移', down: '下移' }[button.getAttribute('data-do')];
        button.value = button.getAttribute('data-do') + ':' + field + ':' + String(at);
        button.setAttribute('aria-label', word ? '第 ' + String(at + 1) + ' 行' + word : '删除第 ' + String(at + 1) + ' 行');
      });
    });
    form.dispatchEvent(new CustomEvent('steward-rows'));
  }

  function add(table) {
    if (rowsOf(table).length >= most(table)) return null;
    const made = document.importNode(table.querySelector('template').content, true).querySelector('tr');
    const last = rowsOf(table).pop();
    const group = last && last.querySelector('[data-group]');
    bodyOf(table).appendChild(made);
    if (group) made.querySelector('[data-group]').value = group.value;
    return made;
  }

  function first(row) {
    const cells = Array.from(row.querySelectorAll('input, select'));
    return cells.find((cell) => cell.value === '') || cells[0];
  }

  /** One line below the table, in place of the one before. */
  function tell(table, text) {
    const old = table.querySelector('.undo-row');
    if (old !== null) old.remove();
    const line = window.steward.element('p', text, { class: 'note undo-row', role: 'status' });
    table.insertBefore(line, table.querySelector('.buttons'));
    return line;
  }

  /** A row that was taken out can be put back until the next one is. */
  function drop(table, row) {
    const next = row.nextSibling;
    const no = row.querySelector('th').textContent;
    row.remove();
    renumber(table);
    const line = tell(table, '第 ' + no + ' 行已删除。');
    const back = window.steward.element('button', '恢复这一行', { type: 'button', class: 'button small' });
    back.addEventListener('click', function () {
      bodyOf(table).insertBefore(row, next !== null && next.parentNode === bodyOf(table) ? next : null);
      line.remove();
      renumber(table);
      first(row).focus();
    });
    line.appendChild(back);
    back.focus();
  }

  function move(table, row, up) {
    const rows = rowsOf(table);
    const other = rows[rows.indexOf(row) + (up ? -1 : 1)];
    if (other === undefined) return;
    bodyOf(table).insertBefore(up ? row : other, up ? other : row);
    renumber(table);
  }

  /** What a cell takes of a text: for a list, the choice of that name. False where it has none. */
  function put(cell, text) {
    const value = text.trim();
    if (cell.tagName !== 'SELECT') {
      cell.value = value;
      return true;
    }
    const option = Array.from(cell.options).find((one) => one.text.trim() === value);
    if (option !== undefined) cell.value = option.value;
    return option !== undefined;
  }

  /** Rows of cells as a spreadsheet copies them: a cell of several lines stands in quotes, and its own quotes are doubled. */
  function cellsIn(text) {
    const cell = /"((?:[^"]|"")*)"(?=[\t\n]|$)|[^\t\n]*/y;
    const rows = [[]];
    for (let at = 0; at <= text.length; at = cell.lastIndex + 1) {
      cell.lastIndex = at;
      const found = cell.exec(text);
      const value = found[1] === undefined ? found[0] : found[1].replace(/""/g, '"').replace(/\n/g, ' ');
      rows[rows.length - 1].push(value);
      cell.lastIndex = at + found[0].length;
      if (text[cell.lastIndex] === '\n') rows.push([]);
    }
    return rows;
  }

  /**
   * From the cell on, to the right and down; rows are added as they are needed. Computed columns are passed over. Returns what did not
   * find its place, in words.
   */
  function paste(table, cell, text) {
    const lines = cellsIn(text.replace(/\r/g, '').replace(/\n$/, ''));
    const strange = [];
    const columns = Array.from(cell.closest('tr').querySelectorAll('[data-column]'));
    const from = columns.indexOf(cell);
    let at = rowsOf(table).indexOf(cell.closest('tr'));
    let lost = 0;
    lines.forEach(function (line) {
      const row = rowsOf(table)[at] || add(table);
      at += 1;
      if (row === null) {
        lost += 1;
        return;
      }
      const cells = Array.from(row.querySelectorAll('[data-column]'));
      line.forEach(function (value, place) {
        const target = cells[from + place];
        if (target === undefined || target.tagName === 'OUTPUT' || put(target, value) || value.trim() === '') return;
        strange.push('第 ' + String(at) + ' 行“' + target.parentNode.getAttribute('data-label') + '”：' + value.trim());
      });
    });
    renumber(table);
    return [
      '已粘贴 ' + String(lines.length - lost) + ' 行。',
      lost > 0 ? '表格已到行数上限，另有 ' + String(lost) + ' 行没有粘贴进来。' : '',
      strange.length > 0
        ? '下面各处不在可选项里，请自己选：' + strange.slice(0, 10).join('；') + (strange.length > 10 ? '……' : '')
        : '',
    ].join('');
  }

  function tableOf(element) {
    return element.closest('[data-table]');
  }

  if (form !== null) {
    form.addEventListener('click', function (event) {
      const button = event.target.closest('[data-do]');
      if (button === null) return;
      event.preventDefault();
      const table = tableOf(button);
      const row = button.closest('tr');
      const what = button.getAttribute('data-do');
      if (what === 'add') {
        const made = add(table);
        renumber(table);
        if (made !== null) first(made).focus();
      } else if (what === 'del') drop(table, row);
      else {
        move(table, row, what === 'up');
        button.focus();
      }
    });
    form.addEventListener('paste', function (event) {
      const cell = event.target.closest('[data-table] [data-column]');
      const text = event.clipboardData ? event.clipboardData.getData('text') : '';
      if (cell === null || !/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      tell(tableOf(cell), paste(tableOf(cell), cell, text));
    });
  }

  /** Rows of what was remembered: as many as there were, with what stood in them. */
  function fill(within, values) {
    within.querySelectorAll('[data-table]').forEach(function (table) {
      const field = table.getAttribute('data-table');
      const numbers = [];
      values.forEach(function (value, name) {
        const found = /^r:(\w+):(\d+):/.exec(name);
        if (found !== null && found[1] === field && numbers.indexOf(found[2]) < 0) numbers.push(found[2]);
      });
      rowsOf(table)
        .slice(numbers.length)
        .forEach((row) => row.remove());
      while (rowsOf(table).length < numbers.length && add(table) !== null);
      rowsOf(table).forEach(function (row, at) {
        row.querySelectorAll('input, select').forEach(function (cell) {
          const value = values.get('r:' + field + ':' + numbers[at] + ':' + cell.getAttribute('data-column'));
          if (value !== null) cell.value = value;
        });
      });
      renumber(table);
    });
  }

  window.steward.rows = { fill: fill };
})();
