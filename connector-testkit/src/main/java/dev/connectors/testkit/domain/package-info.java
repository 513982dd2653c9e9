/**
 * Domains as tests: the same questions to every provider's connector, with the same answers, permissions and errors. A
 * provider's test supplies its stand-in and its connector, and nothing else.
 */
@NullMarked
package dev.connectors.testkit.domain;

import org.jspecify.annotations.NullMarked;
