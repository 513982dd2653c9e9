/**
 * Street addresses and places as people write them, brought to one form so that two spellings of one place are seen to be one. It
 * feeds the listings domain, and whatever looks for an address in text.
 */
@NullMarked
package dev.connectors.domain.address;

import org.jspecify.annotations.NullMarked;
