/** The identity provider on Keycloak: accounts, invitations, tokens and imports. */
module dev.access4j.keycloak {
  requires transitive dev.access4j.core;
  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.databind;
  requires java.net.http;

  exports dev.access4j.keycloak;
}
