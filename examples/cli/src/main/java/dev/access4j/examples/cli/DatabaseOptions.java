package dev.access4j.examples.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which database, and as whom: by options, else by the environment. */
final class DatabaseOptions {

  private static final String URL = "ACCESS_JDBC_URL";
  private static final String USER = "ACCESS_JDBC_USER";
  private static final String PASSWORD = "ACCESS_JDBC_PASSWORD";

  /** No password that anybody has. */
  private static final String ASK = "\u0000";

  // As AccessSchema takes them.
  private static final Pattern SCHEMA = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  @ArgGroup(validate = false, heading = "%nDATABASE is --db or --jdbc-url, with:%n", order = 200)
  private Given given = new Given();

  /** What was given on the command line; a group, for its heading in the help. */
  static final class Given {

    @Option(
        names = "--db",
        paramLabel = "PATH",
        order = 201,
        description = "An H2 database in the file PATH.mv.db.")
    private @Nullable String path;

    @Option(
        names = "--jdbc-url",
        paramLabel = "URL",
        order = 202,
        description = "jdbc:postgresql:... or jdbc:h2:... (or ACCESS_JDBC_URL).")
    private @Nullable String url;

    @Option(
        names = "--jdbc-user",
        paramLabel = "NAME",
        order = 203,
        description = "Its user (or ACCESS_JDBC_USER; sa on H2).")
    private @Nullable String user;

    @Option(
        names = "--jdbc-password-file",
        paramLabel = "FILE",
        order = 204,
        description = "The password is the first line of FILE (or ACCESS_JDBC_PASSWORD).")
    private @Nullable String passwordFile;

    @Option(
        names = "--jdbc-password",
        paramLabel = "PASSWORD",
        arity = "0..1",
        fallbackValue = ASK,
        order = 205,
        description = "Ask for the password; others can see one that is given here.")
    private @Nullable String password;

    @Option(
        names = "--schema",
        paramLabel = "NAME",
        order = 206,
        description = "The schema with the tables. Without it: that of the connection.")
    private @Nullable String schema;

    private boolean names() {
      return path != null || url != null;
    }
  }

  /** Whether a database is named by an option. */
  boolean named() {
    return given.names();
  }

  /**
   * The database that is asked for.
   *
   * @param instead what else it could be that was not given, such as a file
   */
  DatabaseAddress required(CommandContext context, String instead) {
    return address(context)
        .orElseThrow(
            () -> context.usage("Missing " + instead + "a database: --db PATH or --jdbc-url URL"));
  }

  /** The database that the options or the environment name; empty if there is none. */
  Optional<DatabaseAddress> address(CommandContext context) {
    if (given.path != null && given.url != null) {
      throw context.usage("--db and --jdbc-url exclude each other");
    }
    Map<String, String> environment = context.output().terminal().environment();
    if (given.path != null) {
      // The environment's user is the one of another database.
      return Optional.of(of(DatabaseAddress.ofFile(Documents.path(given.path)), context, Map.of()));
    }
    String url = given.url == null ? environment.getOrDefault(URL, "") : given.url;
    return url.isEmpty() ? Optional.empty() : Optional.of(of(DatabaseAddress.ofUrl(url), context));
  }

  /** A database that is named elsewhere, such as in a plan, as whom the options say. */
  DatabaseAddress of(DatabaseAddress database, CommandContext context) {
    return of(database, context, context.output().terminal().environment());
  }

  private DatabaseAddress of(
      DatabaseAddress database, CommandContext context, Map<String, String> environment) {
    String user = given.user == null ? environment.getOrDefault(USER, "") : given.user;
    DatabaseAddress as =
        database.as(
            user, password(context).orElseGet(() -> environment.getOrDefault(PASSWORD, "")));
    String schema = given.schema;
    if (schema == null) {
      return as;
    }
    if (!SCHEMA.matcher(schema).matches()) {
      throw context.usage(
          "--schema: '"
              + schema
              + "' is no name for a schema: a small letter, then small letters, digits and _");
    }
    return as.in(schema);
  }

  /** A database's options where there is none. */
  void refuse(CommandContext context, String instead) {
    Map<String, Boolean> options =
        Map.of(
            "--db", given.path != null,
            "--jdbc-url", given.url != null,
            "--jdbc-user", given.user != null,
            "--jdbc-password-file", given.passwordFile != null,
            "--jdbc-password", given.password != null,
            "--schema", given.schema != null);
    options.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .min(String::compareTo)
        .map(option -> context.usage(instead + " and " + option + " exclude each other"))
        .ifPresent(
            (ParameterException e) -> {
              throw e;
            });
  }

  private Optional<String> password(CommandContext context) {
    if (given.password != null && given.passwordFile != null) {
      throw context.usage("--jdbc-password and --jdbc-password-file exclude each other");
    }
    if (given.password != null) {
      return Optional.of(given.password.equals(ASK) ? ask(context) : given.password);
    }
    return Optional.ofNullable(given.passwordFile).map(DatabaseOptions::firstLine);
  }

  /** Not by picocli, which would print the question to standard output. */
  // Where it is never null, what the terminal says comes first.
  @SuppressWarnings("SystemConsoleNull")
  private static String ask(CommandContext context) {
    Console console = System.console();
    char[] password =
        console == null || !context.output().terminal().errIsTerminal()
            ? null
            : console.readPassword("Password: ");
    if (password == null) {
      throw context.usage(
          "--jdbc-password: there is no terminal to ask on; --jdbc-password-file has it in a file");
    }
    return new String(password);
  }

  static String firstLine(String name) {
    Path file = Documents.path(name);
    try {
      return Files.readString(file).lines().findFirst().orElse("");
    } catch (IOException e) {
      throw new UnusableInputException(file + " cannot be read: " + FailureReason.of(e));
    }
  }
}
