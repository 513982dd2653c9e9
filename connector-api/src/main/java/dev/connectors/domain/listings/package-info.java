/**
 * The listings domain: contracts that every MLS connector shares. Components of outputs that the RESO Data Dictionary has are called
 * as it calls them, capitals included, so that a listing reads the same here, in an MLS's own screens and in its rules.
 */
@NullMarked
package dev.connectors.domain.listings;

import org.jspecify.annotations.NullMarked;
