/**
 * Checks requests and answers against an OpenAPI 3.0 document, such as the one for Microsoft Graph. It feeds the stand-in and
 * connector tests.
 */
@NullMarked
package dev.connectors.testkit.openapi;

import org.jspecify.annotations.NullMarked;
