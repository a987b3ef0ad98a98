/* Files go up in pieces, with a bar; the same file chosen again goes on where it broke off. */
(function () {
  'use strict';
  const form = document.getElementById('sheet');
  if (form === null) return;
  const steward = window.steward;
  const task = form.getAttribute('data-task');
  const TRIES = 5;
  const WAIT = 2000;

  function csrf() {
    return form.elements.namedItem('csrf').value;
  }

  /** Tells a file from another of its name and size: when it was changed, and what it begins and ends with. */
  function printOf(file) {
    const plain = String(file.lastModified);
    if (!window.crypto || !window.crypto.subtle) return Promise.resolve(plain);
    const ends = new Blob([file.slice(0, 65536), file.slice(Math.max(0, file.size - 65536))]);
    return new Promise(function (resolve) {
      const reader = new FileReader();
      reader.onload = () => resolve(reader.result);
      reader.onerror = () => resolve(new ArrayBuffer(0));
      reader.readAsArrayBuffer(ends);
    })
      .then((bytes) => window.crypto.subtle.digest('SHA-256', bytes))
      .then(
        (hash) =>
          plain + '-' + Array.from(new Uint8Array(hash).slice(0, 12), (one) => ('0' + one.toString(16)).slice(-2)).join(''),
      )
      .catch(() => plain);
  }

  function call(method, path, about, body) {
    const query = Object.keys(about)
      .map((key) => key + '=' + encodeURIComponent(String(about[key])))
      .join('&');
    const headers = { 'x-csrf-token': csrf() };
    if (body !== undefined) headers['content-type'] = 'application/octet-stream';
    return fetch(path + '?' + query, { method: method, headers: headers, body: body, credentials: 'same-origin' }).then(
      (answer) =>
        answer
          .json()
          .catch(() => ({ says: '没有传成，请刷新页面后重试。' }))
          .then((state) => ({ status: answer.status, ok: answer.ok, state: state })),
    );
  }

  function upload(place, file) {
    const bar = steward.element('progress', '', { max: '100', value: '0', 'aria-label': '上传进度' });
    const line = steward.element('p', '正在准备…', { role: 'status' });
    Array.from(place.querySelectorAll('progress, p')).forEach((old) => old.remove());
    place.appendChild(bar);
    place.appendChild(line);
    let tries = 0;

    function failed(text) {
      bar.remove();
      line.className = 'fault';
      line.textContent = text;
    }

    function goOn(about, offset, piece) {
      bar.value = file.size === 0 ? 100 : Math.floor((offset / file.size) * 100);
      line.textContent = '已上传 ' + String(bar.value) + '%';
      if (offset >= file.size) return finish(about);
      const body = file.slice(offset, offset + piece);
      return call('PUT', '/pages/uploads', Object.assign({ offset: offset }, about), body)
        .then(function (answer) {
          if (!answer.ok && answer.status !== 409) return failed(answer.state.says);
          tries = 0;
          return goOn(about, answer.state.offset, piece);
        })
        .catch(function () {
          tries += 1;
          if (tries > TRIES) return failed('网络中断，没有传完。网络好了以后再选一次这个文件，会从断开的地方接着传。');
          line.textContent = '网络中断，正在重试…';
          return new Promise((resolve) => setTimeout(resolve, WAIT)).then(() => begin(about));
        });
    }

    function begin(about) {
      return call('POST', '/pages/uploads', about).then(function (answer) {
        return answer.ok ? goOn(about, answer.state.offset, answer.state.piece) : failed(answer.state.says);
      });
    }

    function finish(about) {
      line.textContent = '正在核对…';
      return call('POST', '/pages/uploads/done', about).then(function (answer) {
        if (!answer.ok) return failed(answer.state.says);
        if (!answer.state.ok && answer.state.says) failed(answer.state.says);
        else steward.keepNow().then(() => location.assign(answer.state.next));
      });
    }

    return printOf(file)
      .then((print) =>
        begin({ task: task, material: place.getAttribute('data-upload'), name: file.name, size: file.size, print: print }),
      )
      .catch(() => failed('网络不通，没有上传。请稍后再选一次这个文件。'));
  }

  function take(field) {
    const place = field.closest('[data-upload]');
    const file = place !== null && field.files ? field.files[0] : undefined;
    if (file === undefined) return;
    // Not sent again with the form.
    field.value = '';
    upload(place, file);
  }

  form.addEventListener('change', (event) => take(event.target));
  // Chosen while this script was still on its way.
  Array.from(form.querySelectorAll('[data-upload] input')).forEach(take);
})();
