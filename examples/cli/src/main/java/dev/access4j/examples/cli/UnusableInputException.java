package dev.access4j.examples.cli;

/** Input that the program cannot use, with a sentence that says why. */
final class UnusableInputException extends RuntimeException {

  UnusableInputException(String message) {
    super(message);
  }
}
