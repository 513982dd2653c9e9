/**
 * A client for RESO Web API hosts (RCP-37, RCP-39): what a dataset's metadata says, pages of rows read leniently, and errors. It knows
 * nothing of what a listing means, and feeds the connectors and whatever copies a dataset.
 */
@NullMarked
package dev.connectors.bridge.client;

import org.jspecify.annotations.NullMarked;
