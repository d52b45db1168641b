// Keys, chosen topic and live alerts. Every page works without this file.
(() => {
  'use strict';

  const typing = (target) => target.closest('input, textarea, select, [contenteditable]') !== null;
  const items = () => Array.from(document.querySelectorAll('[data-item]'));

  // --- keys ------------------------------------------------------------------------------------------------------------
  const step = (by) => {
    const all = items();
    if (all.length === 0) return;
    const at = all.findIndex((item) => item === document.activeElement || item.closest('li')?.contains(document.activeElement));
    const next = at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1);
    all[next].focus();
    all[next].closest('li')?.scrollIntoView({ block: 'nearest' });
  };

  const keys = {
    '/': () => { const box = document.getElementById('q'); box?.focus(); box?.select(); },
    j: () => step(1),
    k: () => step(-1),
    '?': () => document.getElementById('keys')?.showModal(),
    u: () => document.querySelector('[data-up]')?.click(),
    n: () => document.querySelector('[rel="next"]')?.click(),
    p: () => document.querySelector('[rel="prev"]')?.click(),
  };

  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && event.target.id === 'q') { event.target.blur(); return; }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector('dialog[open]')) return;
    const action = keys[event.key];
    if (action) { event.preventDefault(); action(); }
  });

  document.addEventListener('click', (event) => {
    const opener = event.target.closest('[data-open]');
    if (opener) document.getElementById(opener.dataset.open)?.showModal();
  });

  // What a search found is said aloud, as its heading was replaced without a new page.
  document.addEventListener('htmx:afterSettle', (event) => {
    const heading = document.querySelector('#results h1');
    if (heading && event.target.id === 'results') document.getElementById('said').textContent = heading.textContent;
  });

  // A preview that has to wait for its turn is asked for again; what was typed since goes first.
  let again = 0;
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.xhr.status !== 429 || event.detail.target.id !== 'preview') return;
    event.detail.shouldSwap = true;
    event.detail.isError = false;
    const seconds = Number(event.detail.xhr.getResponseHeader('Retry-After')) || 1;
    clearTimeout(again);
    again = setTimeout(() => htmx.trigger('#subscribe', 'input'), seconds * 1000);
  });

  // --- what is said about a query while it is typed ---------------------------------------------------------------------
  const queryOf = (notes) => notes.id === 'notes' ? document.getElementById('q') : document.getElementById('query');

  document.addEventListener('htmx:afterSettle', (event) => {
    event.target.querySelectorAll?.('[data-suggest]').forEach((button) => { button.hidden = false; });
  });

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-suggest]');
    const box = button && queryOf(button.closest('[role=status]'));
    if (!box) return;
    const from = Number(button.dataset.offset);
    box.setRangeText(button.dataset.suggest, from, from + Number(button.dataset.length), 'end');
    box.focus();
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });

  // --- one topic's evidence in one statement ---------------------------------------------------------------------------
  const article = document.querySelector('[data-evidence]');
  const legend = document.querySelectorAll('[data-topic-link]');

  const show = (topic) => {
    if (topic) article.dataset.topicChosen = topic; else delete article.dataset.topicChosen;
    article.querySelectorAll('mark[data-topic]').forEach((mark) =>
      mark.classList.toggle('is-on', !topic || mark.dataset.topic.split(' ').includes(topic)));
  };

  if (article) {
    let chosen = article.dataset.topicChosen || '';
    legend.forEach((link) => {
      const topic = link.dataset.topicLink;
      link.addEventListener('click', (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        chosen = chosen === topic ? '' : topic;
        legend.forEach((other) => {
          if (other.dataset.topicLink === chosen) other.setAttribute('aria-current', 'true'); else other.removeAttribute('aria-current');
        });
        show(chosen);
        history.replaceState(null, '', chosen ? '?topic=' + encodeURIComponent(chosen) : location.pathname);
        if (chosen) article.querySelector('mark.is-on')?.scrollIntoView({ block: 'center' });
      });
      link.addEventListener('mouseenter', () => show(topic));
      link.addEventListener('mouseleave', () => show(chosen));
      link.addEventListener('focus', () => show(topic));
      link.addEventListener('blur', () => show(chosen));
    });
  }

  // --- live alerts -----------------------------------------------------------------------------------------------------
  const live = document.querySelector('[data-stream]');

  if (live && 'EventSource' in window) {
    const state = live.querySelector('[data-live-state]');
    const waiting = live.querySelector('[data-live-waiting]');
    const fresh = new Set();

    const tell = (text, kind) => { state.textContent = text; state.className = 'state ' + kind; };

    const load = () => {
      const known = new Set(Array.from(document.querySelectorAll('[data-alert]'), (row) => row.dataset.alert));
      fresh.clear();
      waiting.hidden = true;
      htmx.ajax('GET', location.pathname + location.search, { target: '#alerts', select: '#alerts', swap: 'outerHTML' }).then(() =>
        document.querySelectorAll('[data-alert]').forEach((row) => row.classList.toggle('fresh', !known.has(row.dataset.alert))));
    };

    // Rows never move under the reader's eye or pointer: while the list is in use, news wait behind a button.
    const inUse = () => {
      const list = document.getElementById('alerts');
      return window.scrollY > 120 || list.contains(document.activeElement) || list.matches(':hover');
    };

    let due = 0;
    const arrived = (event) => {
      const id = (event.lastEventId || '').split('@')[0];
      if (document.querySelector('[data-alert="' + CSS.escape(id) + '"]')) return;
      fresh.add(id || String(fresh.size));
      waiting.textContent = fresh.size === 1 ? 'Show 1 new alert' : 'Show ' + fresh.size + ' new alerts';
      waiting.hidden = false;
      clearTimeout(due);
      due = setTimeout(() => { if (!inUse()) load(); }, 300);
    };

    const stream = new EventSource(live.dataset.stream);
    stream.onopen = () => tell('Live', 'good');
    stream.onerror = () => tell('Connecting again…', 'warn');
    stream.addEventListener('alert', arrived);
    stream.onmessage = arrived;
    waiting.addEventListener('click', load);
    window.addEventListener('pagehide', () => stream.close());
  }
})();
