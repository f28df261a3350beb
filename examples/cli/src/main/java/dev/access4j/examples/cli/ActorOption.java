package dev.access4j.examples.cli;

import dev.access4j.admin.Actor;
import dev.access4j.directory.OrganizationId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Who changes a state, for its audit log. Whoever may write the file may change all of it. */
final class ActorOption {

  private static final String NOBODY_KNOWN = "unknown";

  @Option(
      names = "--actor",
      paramLabel = "ID",
      order = 20,
      converter = Converters.OfActorId.class,
      description = "Who does it, for the audit log. Without it: the user of the system.")
  private @Nullable String id;

  Actor actor(OrganizationId organization) {
    String name = id == null ? systemUser() : id;
    return Actor.designer(organization, name, "org_admin");
  }

  private static String systemUser() {
    String name = System.getProperty("user.name", "");
    try {
      return Converters.actorId(name);
    } catch (TypeConversionException e) {
      return NOBODY_KNOWN;
    }
  }
}
