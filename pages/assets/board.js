/* On a phone only the stages with something late stand open; a link to a stage opens it. Chrome 64: no modules, no optional chaining. */
(function () {
  'use strict';
  const all = Array.from(document.querySelectorAll('.board-column'));
  const narrow = window.matchMedia('(max-width: 719px)').matches;
  if (narrow && all.length > 1) {
    all.forEach(function (column) {
      if (column.querySelector('.is-bad') === null) column.querySelector('details').removeAttribute('open');
    });
  }
  function openNamed() {
    const column = location.hash.indexOf('#stage-') === 0 ? document.getElementById(location.hash.slice(1)) : null;
    if (column === null) return;
    column.querySelector('details').setAttribute('open', '');
    column.scrollIntoView();
  }
  window.addEventListener('hashchange', openNamed);
  openNamed();
})();
