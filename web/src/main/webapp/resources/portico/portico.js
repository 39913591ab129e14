/* What plain HTML cannot do yet. Every page works without it, only less comfortably. */
(function () {
  'use strict';

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  /* The summary of errors takes the focus, so that nobody overlooks it and a screen reader reads it first. */
  function focusSummary() {
    var summary = document.querySelector('[data-focus]');
    if (summary) {
      summary.removeAttribute('data-focus');
      summary.focus();
      summary.scrollIntoView({ block: 'center' });
    }
  }

  /* Popovers are <details>: they close with Escape and when one looks elsewhere. */
  function closePopovers(except) {
    all('details.pt-pop[open]').forEach(function (one) {
      if (one !== except) {
        one.open = false;
      }
    });
  }

  function drawer(open) {
    var rooms = document.getElementById('rooms');
    if (!rooms) {
      return;
    }
    rooms.classList.toggle('is-open', open);
    document.body.classList.toggle('has-drawer', open);
    all('[data-drawer]').forEach(function (button) {
      button.setAttribute('aria-expanded', String(open));
    });
    var target = open ? rooms.querySelector('a') : document.querySelector('[data-drawer]');
    target.focus();
  }

  document.addEventListener('click', function (event) {
    var target = event.target.closest('[data-drawer], [data-drawer-close], [data-dialog], [data-dialog-close], [data-copy], [data-print], .pt-problems a');
    closePopovers(event.target.closest('details.pt-pop'));
    if (!target) {
      return;
    }
    if (target.matches('[data-drawer], [data-drawer-close]')) {
      event.preventDefault();
      drawer(target.hasAttribute('data-drawer'));
    } else if (target.hasAttribute('data-dialog')) {
      document.getElementById(target.getAttribute('data-dialog')).showModal();
    } else if (target.hasAttribute('data-dialog-close')) {
      target.closest('dialog').close();
    } else if (target.hasAttribute('data-print')) {
      window.print();
    } else if (target.hasAttribute('data-copy')) {
      navigator.clipboard.writeText(target.getAttribute('data-copy')).then(function () {
        target.setAttribute('data-copied', 'true');
      });
    } else {
      /* A link of the summary: the field itself gets the focus, not only the view. */
      var field = document.getElementById(decodeURIComponent(target.hash.slice(1)));
      if (field) {
        event.preventDefault();
        (field.matches('input, select, textarea') ? field : field.querySelector('input, select, textarea') || field).focus();
      }
    }
  });

  document.addEventListener('keydown', function (event) {
    if (event.key !== 'Escape') {
      return;
    }
    var open = document.querySelector('details.pt-pop[open]');
    if (open) {
      open.open = false;
      open.querySelector('summary').focus();
    } else if (document.body.classList.contains('has-drawer')) {
      drawer(false);
    }
  });

  /* A list above which one types is narrowed at once; Enter still asks the server. */
  document.addEventListener('input', function (event) {
    var list = document.getElementById(event.target.getAttribute('data-filters') || '');
    if (list) {
      var text = event.target.value.trim().toLowerCase();
      all('li', list).forEach(function (line) {
        line.hidden = line.textContent.toLowerCase().indexOf(text) < 0;
      });
    }
  });

  document.addEventListener('DOMContentLoaded', function () {
    focusSummary();
    all('[data-drawer]').forEach(function (button) {
      button.setAttribute('role', 'button');
      button.setAttribute('aria-expanded', 'false');
      button.setAttribute('aria-controls', 'rooms');
    });
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxComplete', focusSummary);
    }
  });
})();
