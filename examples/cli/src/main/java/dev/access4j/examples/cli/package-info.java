/**
 * The program {@code access}: checks, explains, tests and carries access files. {@link
 * dev.access4j.examples.cli.AccessCommand} is where to start; each subcommand has a file of its
 * own, and what several have in common are mixins named {@code ...Options}.
 */
@NullMarked
package dev.access4j.examples.cli;

import org.jspecify.annotations.NullMarked;
