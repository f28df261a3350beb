/**
 * Access as a document: read, validate, load into a store, plan and apply, export, and test with
 * cases; and users as rows of a CSV file, to import.
 */
module dev.access4j.file {
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;
  requires transitive dev.access4j.core;
  requires org.snakeyaml.engine;
  requires static transitive org.jspecify;

  exports dev.access4j.file;
}
