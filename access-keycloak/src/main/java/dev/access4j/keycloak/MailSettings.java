package dev.access4j.keycloak;

import java.time.Duration;
import java.util.List;

/**
 * What the mail of an invitation asks for.
 *
 * @param actions what the receiver has to do, by Keycloak's names; at least one
 * @param lifespan how long the link is good; zero for what the realm says
 * @param clientId the client that the link leads to in the end, or empty
 * @param redirectUri where at that client it leads to, or empty
 */
record MailSettings(List<String> actions, Duration lifespan, String clientId, String redirectUri) {

  static final String UPDATE_PASSWORD = "UPDATE_PASSWORD";
  static final String VERIFY_EMAIL = "VERIFY_EMAIL";

  static final MailSettings DEFAULT =
      new MailSettings(List.of(UPDATE_PASSWORD, VERIFY_EMAIL), Duration.ZERO, "", "");

  MailSettings {
    actions = List.copyOf(actions);
    if (actions.isEmpty()) {
      throw new IllegalArgumentException("a mail asks for at least one action");
    }
    if (lifespan.isNegative()) {
      throw new IllegalArgumentException("the lifespan of a link is negative: " + lifespan);
    }
  }
}
