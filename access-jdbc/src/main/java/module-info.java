/** The store on PostgreSQL and H2, coherent over many nodes. */
@SuppressWarnings("requires-transitive-automatic") // Jdbi is no module itself.
module dev.access4j.jdbc {
  requires transitive dev.access4j.core;
  requires flyway.core;
  requires org.jdbi.v3.sqlobject;
  requires org.slf4j;
  requires tools.jackson.core;
  requires transitive java.sql;
  requires transitive org.jdbi.v3.core;
  requires static transitive org.jspecify;
  // To listen; a host on H2 has no such driver.
  requires static org.postgresql.jdbc;
  // Its annotations, which javac asks for.
  requires static org.checkerframework.checker.qual;
  // Flyway uses it and, being no module itself, cannot say so.
  requires tools.jackson.databind;

  exports dev.access4j.jdbc;
}
