// Shows the OpenAPI document. Everything comes from this server; no address is read from the page's own URL.
(() => {
  'use strict';
  const place = document.getElementById('swagger');
  window.SwaggerUIBundle({
    url: place.dataset.document,
    domNode: place,
    deepLinking: true,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    validatorUrl: null,
    queryConfigEnabled: false,
    presets: [window.SwaggerUIBundle.presets.apis],
    layout: 'BaseLayout',
  });
})();
