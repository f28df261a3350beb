package dev.access4j.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.PrintWriter;

/**
 * How a command speaks: answers to standard output, what is in the way to standard error. Texts
 * that come from a file or an argument go through {@link Printable} first.
 *
 * @param terminal where it goes
 * @param json whether the answer is one JSON document
 * @param color whether the answer is coloured
 * @param progressShown whether long work shows how far it is
 * @param width how many columns the answer may take; {@link #UNBOUNDED} if nobody wraps it
 */
record Output(Terminal terminal, boolean json, boolean color, boolean progressShown, int width) {

  /** The width of a pipe or a file. */
  static final int UNBOUNDED = Integer.MAX_VALUE;

  PrintWriter out() {
    return terminal.out();
  }

  void line(String text) {
    terminal.out().println(text);
  }

  /** Says to standard error what is wrong. */
  void error(String text) {
    terminal.out().flush();
    terminal.err().println(text);
    terminal.err().flush();
  }

  /** Says to standard error what a person may want to know; a machine is not bothered. */
  void note(String text) {
    if (terminal.errIsTerminal() && !json) {
      error(text);
    }
  }

  String paint(Ink ink, String text) {
    return color ? ink.paint(text) : text;
  }

  Table table() {
    return new Table(this);
  }

  JsonGenerator jsonDocument() {
    return JsonDocuments.generator(terminal.out());
  }

  /** Where long work tells how far it is; close it before anything else is printed. */
  ProgressBar progressBar() {
    return progressShown ? new ProgressBar(terminal.err(), System::nanoTime) : ProgressBar.hidden();
  }
}
