/**
 * Authorization for process engines: the model, the evaluator, the storage SPI and a store in
 * memory.
 */
module dev.access4j.core {
  requires com.github.benmanes.caffeine;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports dev.access4j;
  exports dev.access4j.admin;
  exports dev.access4j.decision;
  exports dev.access4j.directory;
  exports dev.access4j.memory;
  exports dev.access4j.solution;
  exports dev.access4j.store;
}
