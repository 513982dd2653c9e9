/** Tools for LangChain4j. */
@NullMarked
package dev.connectors.langchain4j;

import org.jspecify.annotations.NullMarked;
