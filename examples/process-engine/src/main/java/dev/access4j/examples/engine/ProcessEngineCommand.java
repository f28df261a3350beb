package dev.access4j.examples.engine;

/** The program {@code process-engine}. */
final class ProcessEngineCommand {

  private ProcessEngineCommand() {}

  /**
   * Runs the program.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {}
}
