/**
 * An organization's access configuration as one document, to carry between environments, to review
 * and to test. {@link dev.access4j.file.AccessFile} is the document, {@link
 * dev.access4j.file.CaseFile} holds what must come of it, and {@link dev.access4j.file.CaseRunner}
 * finds out whether it does.
 */
@NullMarked
package dev.access4j.file;

import org.jspecify.annotations.NullMarked;
