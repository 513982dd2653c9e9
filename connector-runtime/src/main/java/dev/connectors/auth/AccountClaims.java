package dev.connectors.auth;

import java.util.Optional;

/**
 * Whose a token is, as an id_token or the UserInfo endpoint says it.
 *
 * @param subject {@code sub}: 1 to 255 printable characters of ASCII
 * @param email the address, where it is one; to be shown, never a key
 */
record AccountClaims(String subject, Optional<String> email) {}
