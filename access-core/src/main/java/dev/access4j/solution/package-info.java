/**
 * What: solutions, their versions, processes, swimlanes and UI flows with the permissions on them
 * (SOL-1 to SOL-7), and the shares that grant roles there (SH-1 to SH-6).
 */
@NullMarked
package dev.access4j.solution;

import org.jspecify.annotations.NullMarked;
