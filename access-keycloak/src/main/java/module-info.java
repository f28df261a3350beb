/** The identity provider on Keycloak: accounts, invitations, tokens and imports. */
module dev.access4j.keycloak {
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.nimbusds.jose.jwt;
  requires java.net.http;
  requires org.slf4j;
  requires transitive dev.access4j.core;
  requires static transitive org.jspecify;

  exports dev.access4j.keycloak;
}
