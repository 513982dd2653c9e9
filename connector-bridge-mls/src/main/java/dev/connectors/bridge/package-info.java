/**
 * MLS listings from RESO Web API hosts: the connectors, their actions, and how rows become listings. The connector classes are named
 * by hosts that list them themselves.
 */
@NullMarked
package dev.connectors.bridge;

import org.jspecify.annotations.NullMarked;
