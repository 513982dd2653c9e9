/** Tools for Spring AI. */
@NullMarked
package dev.connectors.spring;

import org.jspecify.annotations.NullMarked;
