/*
 * Stands for the platform's script in pages that the sandbox's telephone opens: the global `dd`. Written for old browsers,
 * as the platform's own container is one. Who holds the telephone, the frame's name tells.
 */
(function () {
  const mine = /^zwdd:(\d+)$/.exec(window.name);
  const base = new URL('.', document.currentScript.src);

  function getAuthCode() {
    if (!mine) return Promise.reject({ errorCode: '3', errorMessage: '不在客户端内' });
    return fetch(new URL('desk/code?as=' + mine[1], base), { method: 'POST', headers: { 'x-sandbox-page': '1' } })
      .then(function (answer) {
        return answer.ok ? answer.json() : Promise.reject({ errorCode: '3', errorMessage: '没有登录' });
      })
      .then(function (given) {
        return { auth_code: given.code, expireTime: 300 };
      });
  }

  function tell(what) {
    if (window.parent !== window) window.parent.postMessage({ zwdd: what }, location.origin);
  }

  function done(what) {
    return function (options) {
      tell(Object.assign({ call: what }, options));
      return Promise.resolve({});
    };
  }

  window.dd = {
    version: 'sandbox',
    ready: function (run) {
      if (run) setTimeout(run, 0);
      return Promise.resolve();
    },
    getAuthCode: getAuthCode,
    getContainerType: function () {
      return Promise.resolve({ containerType: mine ? 'sandbox' : 'browser' });
    },
    setTitle: done('setTitle'),
    closePage: done('closePage'),
    openLink: function (options) {
      location.assign(options.url);
      return Promise.resolve({});
    },
  };
})();
