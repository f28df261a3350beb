package dev.access4j.examples.cli;

import dev.access4j.admin.AdminOperation;
import dev.access4j.audit.AuditActor;
import dev.access4j.directory.Fault;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.directory.ValidationException;
import dev.access4j.solution.Operation;
import dev.access4j.solution.VersionId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How the texts of options become values of the model. */
final class Converters {

  private Converters() {}

  /** A solution's id. */
  static final class Solution implements ITypeConverter<SolutionId> {
    @Override
    public SolutionId convert(String value) {
      return valid(value, SolutionId::of);
    }
  }

  /** An organization's id. */
  static final class Organization implements ITypeConverter<OrganizationId> {
    @Override
    public OrganizationId convert(String value) {
      return valid(value, OrganizationId::of);
    }
  }

  /** A version's id. */
  static final class Version implements ITypeConverter<VersionId> {
    @Override
    public VersionId convert(String value) {
      return valid(value, VersionId::of);
    }
  }

  /** The id of who administers. */
  static final class OfActorId implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      return actorId(value);
    }
  }

  /** An id that an actor may have; {@link TypeConversionException} for another. */
  static String actorId(String value) {
    return valid(value, id -> new AuditActor(AuditActor.Kind.DESIGNER, id)).id();
  }

  /** The code of an operation of administration. */
  static final class OfAdminOperation implements ITypeConverter<AdminOperation> {
    @Override
    public AdminOperation convert(String value) {
      return Arrays.stream(AdminOperation.values())
          .filter(operation -> operation.code().equals(value))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException(unknown(value)));
    }

    private static String unknown(String value) {
      return "there is no operation '"
          + value
          + "' of administration; such are admin.change, users.importAll, migration.apply";
    }
  }

  private static <T> T valid(String value, Function<String, T> factory) {
    try {
      return factory.apply(value);
    } catch (ValidationException e) {
      Fault fault = e.faults().get(0);
      throw new TypeConversionException(
          "'" + value + "' " + fault.message() + " (" + fault.rule() + ")");
    }
  }

  /** An operation, by its exact name. */
  static final class OfOperation implements ITypeConverter<Operation> {
    @Override
    public Operation convert(String value) {
      return Arrays.stream(Operation.values())
          .filter(operation -> operation.name().equals(value))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException(unknown(value)));
    }

    private static String unknown(String value) {
      String meant =
          Arrays.stream(Operation.values())
              .filter(operation -> letters(operation.name()).equals(letters(value)))
              .map(operation -> "did you mean " + operation + "?")
              .findFirst()
              .orElse("the operations are " + List.of(Operation.values()));
      return "there is no operation '" + value + "'; " + meant;
    }

    private static String letters(String name) {
      return name.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
    }
  }

  /** Business-filter values of a key. */
  static final class Filter implements ITypeConverter<FilterOptions.KeyValues> {
    @Override
    public FilterOptions.KeyValues convert(String value) {
      int equals = value.indexOf('=');
      if (equals < 1) {
        throw new TypeConversionException("'" + value + "' is not of the form KEY=V1,V2");
      }
      return new FilterOptions.KeyValues(
          value.substring(0, equals), List.of(value.substring(equals + 1).split(",", -1)));
    }
  }

  /** An instant with its offset. */
  static final class OfInstant implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      try {
        return OffsetDateTime.parse(value).toInstant();
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + value + "' is not an instant such as 2026-11-24T12:00:00Z");
      }
    }
  }

  /** The format of a document, by its name in lower case. */
  static final class OfFormat implements ITypeConverter<dev.access4j.file.Format> {
    @Override
    public dev.access4j.file.Format convert(String value) {
      return Optional.of(value)
          .filter(name -> name.equals("json") || name.equals("yaml"))
          .map(name -> dev.access4j.file.Format.valueOf(name.toUpperCase(Locale.ROOT)))
          .orElseThrow(
              () -> new TypeConversionException("'" + value + "' is neither json nor yaml"));
    }
  }
}
