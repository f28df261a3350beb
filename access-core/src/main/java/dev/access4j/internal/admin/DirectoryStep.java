package dev.access4j.internal.admin;

import dev.access4j.admin.IdentityImportKind;
import dev.access4j.store.ReadView;
import java.util.List;

/**
 * How things of one kind are imported.
 *
 * @param <T> what is imported
 */
interface DirectoryStep<T> {

  /** What the things are. */
  IdentityImportKind kind();

  /** What a thing is called at the provider. */
  String nameOf(T thing);

  /** Looks at things as if those before had been written, and writes nothing. No query for each. */
  DirectoryBatch plan(ReadView view, List<T> things);
}
