/**
 * Notes in a folder of Markdown files: a sub-folder is a notebook, a file is a note. It feeds the runtime through
 * {@link dev.connectors.notes.NotesConnector}, and hosts with the check of {@link dev.connectors.notes.NotesFolder}.
 */
@NullMarked
package dev.connectors.notes;

import org.jspecify.annotations.NullMarked;
