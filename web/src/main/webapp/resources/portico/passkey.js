/* Asks the browser for a passkey and sends its answer with the form. Without scripts there is the password. */
(function () {
  'use strict';

  function bytes(text) {
    var plain = atob(text.replace(/-/g, '+').replace(/_/g, '/'));
    return Uint8Array.from(plain, function (sign) {
      return sign.charCodeAt(0);
    });
  }

  function text(buffer) {
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
  }

  function listed(keys) {
    return (keys || []).map(function (key) {
      return { type: key.type, id: bytes(key.id) };
    });
  }

  /* As WebAuthn level 3 writes it; not every browser has toJSON yet. */
  function written(credential) {
    var response = credential.response;
    var answer = {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      response: { clientDataJSON: text(response.clientDataJSON) }
    };
    if (response.attestationObject) {
      answer.response.attestationObject = text(response.attestationObject);
      answer.response.transports = response.getTransports ? response.getTransports() : [];
    } else {
      answer.response.authenticatorData = text(response.authenticatorData);
      answer.response.signature = text(response.signature);
      answer.response.userHandle = response.userHandle ? text(response.userHandle) : null;
    }
    return JSON.stringify(answer);
  }

  function ask(kind, options) {
    options.challenge = bytes(options.challenge);
    if (kind === 'create') {
      options.user.id = bytes(options.user.id);
      options.excludeCredentials = listed(options.excludeCredentials);
      return navigator.credentials.create({ publicKey: options });
    }
    return navigator.credentials.get({ publicKey: options });
  }

  function start(button) {
    var form = button.closest('form');
    var problem = form.querySelector('[data-passkey-problem]');
    problem.hidden = true;
    ask(button.getAttribute('data-passkey'), JSON.parse(button.getAttribute('data-options')))
      .then(function (credential) {
        form.querySelector('input[type=hidden][id$=answer]').value = written(credential);
        form.requestSubmit(form.querySelector('button[type=submit]'));
      })
      .catch(function () {
        problem.hidden = false;
      });
  }

  document.addEventListener('DOMContentLoaded', function () {
    if (!window.PublicKeyCredential) {
      return;
    }
    document.querySelectorAll('[data-passkey-none]').forEach(function (hint) {
      hint.hidden = true;
    });
    document.querySelectorAll('[data-passkey]').forEach(function (button) {
      button.hidden = false;
      button.addEventListener('click', function () {
        start(button);
      });
    });
  });
})();
