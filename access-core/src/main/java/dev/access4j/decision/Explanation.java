package dev.access4j.decision;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A decision with everything that led to it (EV-8).
 *
 * @param request the question
 * @param decision the answer, as {@link AccessEvaluator#evaluate} gives it
 * @param gates every gate in order, also those after the one that failed
 * @param grants every role that the subject reaches on the solution, and how
 * @param missing on a denial, what would do: each entry alone gets the request through the gate
 *     that failed, and says what else a later gate would want; empty when allowed
 */
public record Explanation(
    AccessRequest request,
    Decision decision,
    List<GateResult> gates,
    List<ReachedRole> grants,
    List<Missing> missing) {

  /**
   * Copies the lists.
   *
   * @param request see above
   * @param decision see above
   * @param gates see above
   * @param grants see above
   * @param missing see above
   */
  public Explanation {
    gates = List.copyOf(gates);
    grants = List.copyOf(grants);
    missing = List.copyOf(missing);
  }

  /**
   * What came of one gate.
   *
   * @param gate the gate
   * @param outcome what came of it
   * @param detail what it looked at, in words
   */
  public record GateResult(Gate gate, Outcome outcome, String detail) {}

  /** What can come of a gate. */
  public enum Outcome {
    /** The gate let the request through. */
    PASSED,
    /** The gate denied the request. */
    FAILED,
    /** An earlier gate had failed. */
    NOT_REACHED
  }

  /**
   * A role that the subject reaches.
   *
   * @param grant the role, and how it is reached
   * @param listed whether the version lists the role (EV-4)
   * @param permitted whether the role may do the operation on the resource (EV-6)
   */
  public record ReachedRole(Grant grant, boolean listed, boolean permitted) {}

  /**
   * One thing that would repair the gate that failed.
   *
   * @param what what to do, in words
   * @param roles the roles of which any one would do; empty if it is not about roles
   * @param attributes the attribute values of which the user would need one for each key; empty if
   *     it is not about attributes
   */
  public record Missing(String what, List<RoleRef> roles, Map<String, List<String>> attributes) {
    /**
     * Copies the collections.
     *
     * @param what see above
     * @param roles see above
     * @param attributes see above
     */
    public Missing {
      roles = List.copyOf(roles);
      Map<String, List<String>> copied = new LinkedHashMap<>();
      attributes.forEach((key, values) -> copied.put(key, List.copyOf(values)));
      attributes = Collections.unmodifiableMap(copied);
    }
  }
}
