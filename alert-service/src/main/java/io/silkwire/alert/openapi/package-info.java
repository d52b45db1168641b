/**
 * What the API can be asked, for programs and people: routes of this process and what {@code openapi.yaml} says about them → an
 * OpenAPI 3.1 document, and a page that shows it.
 *
 * <p>Read {@code OpenApiDocument} first. The document is made once, at the first question, and is immutable.
 */
@NullMarked
package io.silkwire.alert.openapi;

import org.jspecify.annotations.NullMarked;
