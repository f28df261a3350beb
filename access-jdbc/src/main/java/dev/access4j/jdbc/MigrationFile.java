package dev.access4j.jdbc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import org.flywaydb.core.api.resource.LoadableResource;

/** A file of this module with a step of the schema, as Flyway wants to have it. */
final class MigrationFile extends LoadableResource {

  private final String folder;
  private final String name;

  MigrationFile(String folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  @Override
  public Reader read() {
    InputStream bytes = MigrationFile.class.getResourceAsStream(getRelativePath());
    if (bytes == null) {
      throw new IllegalStateException("this module has lost its file " + getRelativePath());
    }
    return new InputStreamReader(bytes, UTF_8);
  }

  @Override
  public String getFilename() {
    return name;
  }

  @Override
  public String getRelativePath() {
    return "migration/" + folder + "/" + name;
  }

  @Override
  public String getAbsolutePath() {
    return "dev/access4j/jdbc/" + getRelativePath();
  }

  @Override
  public String getAbsolutePathOnDisk() {
    return getAbsolutePath();
  }
}
