/**
 * A Google service account as a source of tokens, for hosts that connect people of a Workspace without a sign-in. It needs {@code
 * com.google.auth:google-auth-library-oauth2-http}, which a host adds by itself.
 */
@NullMarked
package dev.connectors.google.service;

import org.jspecify.annotations.NullMarked;
