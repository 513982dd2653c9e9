/**
 * What a connector author implements and is given: a connector, its actions and resources as data, and the contexts in which
 * the runtime runs them. It feeds the runtime, which finds connectors by {@link java.util.ServiceLoader}.
 */
@NullMarked
package dev.connectors.spi;

import org.jspecify.annotations.NullMarked;
