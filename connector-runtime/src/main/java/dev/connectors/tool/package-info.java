/**
 * As what a model meets an action: name, description, schema, hints, and the envelope of a result. It feeds the hosts, which hand
 * tools to a model and results back.
 */
@NullMarked
package dev.connectors.tool;

import org.jspecify.annotations.NullMarked;
