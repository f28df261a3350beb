package dev.access4j.decision;

/**
 * What came of one request of a batch (EV-17): a decision, or what went wrong with this request.
 */
public sealed interface BatchAnswer {

  /**
   * Returns the decision.
   *
   * @return the decision
   * @throws RuntimeException what went wrong with this request, if it was not decided
   */
  Decision decision();

  /**
   * The request was decided.
   *
   * @param decision the decision
   */
  record Decided(Decision decision) implements BatchAnswer {}

  /**
   * The request could not be decided; which is no permission.
   *
   * @param failure what went wrong
   */
  record Failed(RuntimeException failure) implements BatchAnswer {
    @Override
    public Decision decision() {
      throw failure;
    }
  }
}
