package dev.access4j.examples.cli;

import dev.access4j.directory.OrganizationId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which organization of a database. */
final class OrganizationOption {

  @Option(
      names = "--organization",
      paramLabel = "ID",
      order = 30,
      converter = Converters.Organization.class,
      description = "The organization, where a database has several.")
  private @Nullable OrganizationId id;

  Optional<OrganizationId> id() {
    return Optional.ofNullable(id);
  }

  /** Where there is no database. */
  void refuse(CommandContext context, String instead) {
    if (id != null) {
      throw context.usage(instead + " has one organization: --organization is for a database");
    }
  }
}
