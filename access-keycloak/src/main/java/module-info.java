/** The identity provider on Keycloak: accounts, invitations, tokens and imports. */
module dev.access4j.keycloak {
  requires com.nimbusds.jose.jwt;
  requires org.slf4j;
  requires transitive dev.access4j.core;
  requires static transitive org.jspecify;

  exports dev.access4j.keycloak;
}
