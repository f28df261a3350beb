package dev.access4j.jdbc;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** All that Flyway gets to see: our files, and none that the host has on its class path. */
final class MigrationFiles implements ResourceProvider {

  private final List<MigrationFile> files;

  MigrationFiles(List<MigrationFile> files) {
    this.files = List.copyOf(files);
  }

  @Override
  public @Nullable LoadableResource getResource(String name) {
    return files.stream()
        .filter(file -> file.getRelativePath().equals(name))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
    return files.stream()
        .filter(file -> file.getFilename().startsWith(prefix))
        .filter(file -> Arrays.stream(suffixes).anyMatch(file.getFilename()::endsWith))
        .<LoadableResource>map(file -> file)
        .toList();
  }
}
