package dev.access4j.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the rules that a test proves, so that a reader can go from a rule to its proof.
 *
 * <p>On a type it holds for all tests of that type.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requirement {

  /**
   * Returns the ids of the rules.
   *
   * @return ids such as {@code EV-3}; literals, for the report reads them from the source
   */
  String[] value();
}
