/**
 * The tools of a conversation as a {@code ToolProvider} of LangChain4j. It feeds {@code AiServices}, which looks at the tools anew for
 * each turn, so that what a person switches off is gone.
 */
@NullMarked
package dev.connectors.langchain4j;

import org.jspecify.annotations.NullMarked;
