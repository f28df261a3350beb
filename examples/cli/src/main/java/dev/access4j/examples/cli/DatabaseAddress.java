package dev.access4j.examples.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is, and as whom to go there. Only {@link #name()} and {@link #options()} may be
 * shown: a URL, too, may have a password in it.
 */
final class DatabaseAddress {

  private static final String H2 = "jdbc:h2:";
  private static final String H2_FILE = "jdbc:h2:file:";
  private static final String H2_NAMELESS = "jdbc:h2:mem:";
  private static final String POSTGRESQL = "jdbc:postgresql:";
  private static final String ENDING = ".mv.db";

  /** The program says what went wrong; H2 would write it beside the database as well. */
  private static final String NO_TRACE_FILE = ";TRACE_LEVEL_FILE=0";

  private static final Pattern PASSWORD = Pattern.compile("(?i)password=([^&;]+)");

  /** What stands in a name for what is not shown. */
  private static final String MORE = "...";

  private final String url;
  private final String settings;
  private final String path;
  private final Login login;
  private final String schema;

  private record Login(String user, String password) {
    static final Login NONE = new Login("", "");
  }

  private DatabaseAddress(String url, String settings, String path, Login login, String schema) {
    this.url = url;
    this.settings = settings;
    this.path = path;
    this.login = login;
    this.schema = schema;
  }

  static DatabaseAddress ofUrl(String url) {
    DatabaseAddress address = new DatabaseAddress(url, "", "", Login.NONE, "");
    if (!url.startsWith("jdbc:")) {
      throw new UnusableInputException(
          "'" + address.name() + "' is no JDBC URL; --db takes the path of an H2 database");
    }
    if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
      throw new UnusableInputException(
          address.name() + ": the URL must begin with " + POSTGRESQL + " or " + H2);
    }
    return address;
  }

  /** An H2 database in a file. */
  static DatabaseAddress ofFile(Path file) {
    String path = file.toString();
    String stem = path.endsWith(ENDING) ? path.substring(0, path.length() - ENDING.length()) : path;
    if (stem.contains(";") || stem.isEmpty()) {
      throw new UnusableInputException("'" + file + "' is no path that an H2 database can have");
    }
    String whole = Path.of(stem).toAbsolutePath().normalize().toString();
    return new DatabaseAddress(H2_FILE + whole, NO_TRACE_FILE, stem, Login.NONE, "");
  }

  DatabaseAddress as(String user, String password) {
    return new DatabaseAddress(url, settings, path, new Login(user, password), schema);
  }

  DatabaseAddress in(String otherSchema) {
    return new DatabaseAddress(url, settings, path, login, otherSchema);
  }

  /** Adds a setting of H2, unless the URL has it already; nothing on another database. */
  DatabaseAddress with(String setting, String value) {
    return isH2() && !sets(setting)
        ? new DatabaseAddress(url, settings + ";" + setting + "=" + value, path, login, schema)
        : this;
  }

  /** Gives a nameless database in memory a name: otherwise each connection had one of its own. */
  DatabaseAddress named(String otherwise) {
    int end = url.indexOf(';');
    String base = end < 0 ? url : url.substring(0, end);
    return base.equals(H2_NAMELESS)
        ? new DatabaseAddress(
            base + otherwise + url.substring(base.length()), settings, path, login, schema)
        : this;
  }

  boolean sets(String setting) {
    return upper(url).contains(";" + setting + "=");
  }

  boolean isH2() {
    return url.startsWith(H2);
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** What the driver is given. */
  String url() {
    return url + settings;
  }

  /** The user; on H2 the one that its databases begin with, unless the URL has one. */
  String user() {
    return login.user().isEmpty() && isH2() && !sets("USER") ? "sa" : login.user();
  }

  String password() {
    return login.password();
  }

  /** The schema, empty for that of the connection. */
  String schema() {
    return schema;
  }

  /** The URL as it may be shown: without its settings, of which any could be a secret. */
  String name() {
    int end = 0;
    while (end < url.length() && url.charAt(end) != ';' && url.charAt(end) != '?') {
      end++;
    }
    String base = url.substring(0, end);
    // Neither driver takes a user before the host, but who writes it has a password there.
    String host =
        base.replaceFirst("//.*@", "//").replaceFirst("(//[^/\\[\\]]*?):(?!\\d)[^/]*", "$1");
    return end == url.length() ? host : host + url.charAt(end) + MORE;
  }

  /** Whether the name is all of the URL. */
  static boolean isWhole(String name) {
    return !name.endsWith(MORE);
  }

  /** What calls a command on this database, as it may be shown. */
  String options() {
    String where = path.isEmpty() ? "--jdbc-url '" + name() + "'" : "--db " + path;
    return schema.isEmpty() ? where : where + " --schema " + schema;
  }

  /** What to say of it in messages. */
  String described() {
    return schema.isEmpty() ? name() : name() + ", schema " + schema;
  }

  /** A text of a driver without what is secret. */
  String censored(String text) {
    String shown = text.replace(url(), name()).replace(url, name());
    Matcher inUrl = PASSWORD.matcher(url);
    while (inUrl.find()) {
      shown = shown.replace(inUrl.group(1), "***");
    }
    return password().isEmpty() ? shown : shown.replace(password(), "***");
  }

  @Override
  public String toString() {
    return described();
  }
}
