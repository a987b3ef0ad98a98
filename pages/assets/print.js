/* The button that opens the browser's own dialogue. Chrome 64. */
(function () {
  'use strict';
  Array.from(document.querySelectorAll('[data-print]')).forEach(function (button) {
    button.addEventListener('click', function () {
      window.print();
    });
  });
})();
