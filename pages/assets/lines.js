/* More boxes for opinions, one a press. Without script there are five, and each takes several lines. Chrome 64. */
(function () {
  'use strict';
  Array.from(document.querySelectorAll('fieldset.lines')).forEach(function (set) {
    const add = document.createElement('button');
    add.type = 'button';
    add.className = 'button';
    add.textContent = '再加一条';
    add.addEventListener('click', function () {
      const boxes = set.querySelectorAll('.box');
      const box = boxes[boxes.length - 1].cloneNode(true);
      const no = boxes.length + 1;
      const area = box.querySelector('textarea');
      const label = box.querySelector('label');
      area.value = '';
      area.id = area.id.replace(/\d+$/, String(no));
      label.htmlFor = area.id;
      label.textContent = '第 ' + String(no) + ' 条';
      set.insertBefore(box, add);
      area.focus();
    });
    set.appendChild(add);
  });
})();
