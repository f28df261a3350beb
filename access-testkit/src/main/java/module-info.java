/**
 * What a store and an identity provider must pass, and assertions and fixtures for users' own
 * tests.
 */
module dev.access4j.testkit {
  requires transitive dev.access4j.core;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;
  requires static transitive org.jspecify;

  exports dev.access4j.testkit;
  exports dev.access4j.testkit.comparison;
  exports dev.access4j.testkit.identity;
  exports dev.access4j.testkit.random;
  exports dev.access4j.testkit.reference;
  exports dev.access4j.testkit.store;

  // JUnit calls the kits' tests, which are package-private.
  opens dev.access4j.testkit.identity;
  opens dev.access4j.testkit.store;
}
