package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.access4j.admin.ImportRow;
import dev.access4j.directory.Fault;
import dev.access4j.testkit.Requirement;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A CSV file of users")
class UserCsvTest {

  private static List<ImportRow> rows(String text) {
    return rows(UserCsv.read(new StringReader(text), "users.csv"));
  }

  private static List<ImportRow> rows(UserCsv csv) {
    try (csv) {
      List<ImportRow> rows = new ArrayList<>();
      csv.forEachRemaining(rows::add);
      return rows;
    }
  }

  private static String refusal(String text) {
    return refusal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String refusal(byte[] bytes) {
    try {
      throw new AssertionError(
          "not refused: " + rows(UserCsv.read(new ByteArrayInputStream(bytes), "users.csv")));
    } catch (AccessFileException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  @Requirement("DIR-8")
  @DisplayName("says of each user what its columns say")
  void cells() {
    List<ImportRow> rows =
        rows(
            """
            username,email,firstName,lastName,groups,attribute:region,attribute:desk
            ana,ana@acme.example,Ana,Alba,Retail; Audit;,"north,south",
            ben,ben@acme.example,,,,,7
            """);
    assertThat(rows).hasSize(2);
    ImportRow ana = rows.get(0);
    assertThat(ana.number()).isEqualTo(2);
    assertThat(ana.username()).isEqualTo("ana");
    assertThat(ana.email()).contains("ana@acme.example");
    assertThat(ana.firstName()).contains("Ana");
    assertThat(ana.lastName()).contains("Alba");
    assertThat(ana.groups()).containsExactly("Retail", " Audit");
    assertThat(ana.attributes())
        .isEqualTo(Map.of("region", List.of("north", "south"), "desk", List.of()));
    ImportRow ben = rows.get(1);
    assertThat(ben.firstName()).contains("");
    assertThat(ben.groups()).isEmpty();
    assertThat(ben.attributes()).isEqualTo(Map.of("region", List.of(), "desk", List.of("7")));
  }

  @Test
  @Requirement("DIR-8")
  @DisplayName("says nothing of what it has no column for")
  void absentColumns() {
    ImportRow row = rows("groups,username\nRetail,ana\n").get(0);
    assertThat(row.username()).isEqualTo("ana");
    assertThat(row.email()).isEmpty();
    assertThat(row.firstName()).isEmpty();
    assertThat(row.lastName()).isEmpty();
    assertThat(row.attributes()).isEmpty();
    assertThat(row.groups()).containsExactly("Retail");
  }

  @Test
  @DisplayName("may write the names of columns in any case, but for the key of an attribute")
  void headerCase() {
    ImportRow row = rows("UserName,EMAIL,ATTRIBUTE: Region\na,b@c,x\n").get(0);
    assertThat(row.email()).contains("b@c");
    assertThat(row.attributes()).containsOnlyKeys("Region");
  }

  @Test
  @DisplayName("is read as RFC 4180 says: quotes, commas and lines in cells, CRLF; and a mark")
  void form() {
    List<ImportRow> rows =
        rows("\uFEFFusername,firstName\r\n\"a\"\"1\",\"one\r\ntwo, three\"\r\n\r\n,\r\nb,=1+1");
    assertThat(rows).extracting(ImportRow::number).containsExactly(2L, 6L);
    assertThat(rows).extracting(ImportRow::username).containsExactly("a\"1", "b");
    assertThat(rows)
        .extracting(ImportRow::firstName)
        .containsExactly(Optional.of("one\r\ntwo, three"), Optional.of("=1+1"));
  }

  @Test
  @DisplayName("may have a header alone")
  void headerAlone() {
    assertThat(rows("username,email")).isEmpty();
    assertThat(rows("username,email\r\n")).isEmpty();
  }

  @Test
  @Requirement("AD-8")
  @DisplayName("keeps a row with too few or too many cells apart")
  void ragged() {
    List<ImportRow> rows = rows("email,username\nx@y\nx@y,ana,\nx@y,ana\n");
    assertThat(rows).extracting(ImportRow::number).containsExactly(2L, 3L, 4L);
    assertThat(rows.get(0).faults())
        .containsExactly(new Fault("", "", "has 1 cells, and the header has 2"));
    assertThat(rows.get(1).faults())
        .containsExactly(new Fault("", "", "has 3 cells, and the header has 2"));
    assertThat(rows.get(1).username()).isEqualTo("ana");
    assertThat(rows.get(2).faults()).isEmpty();
  }

  @Test
  @Requirement("AD-8")
  @DisplayName("tells all that is wrong with its header at once")
  void header() {
    assertThat(refusal("mail,E-mail,lastName,LASTNAME,attribute:a,attribute:a,attribute:\n1\n"))
        .isEqualTo(
            """
            users.csv:1:1: column 1: 'mail' is not known; there are username, email, firstName, \
            lastName, groups and attribute:KEY; did you mean 'email'?
            users.csv:1:1: column 2: 'E-mail' is not known; there are username, email, firstName, \
            lastName, groups and attribute:KEY; did you mean 'email'?
            users.csv:1:1: column 4: 'lastName' is column 3 already
            users.csv:1:1: column 6: 'attribute:a' is column 5 already
            users.csv:1:1: column 7: is empty (DIR-8)
            users.csv:1:1: there is no column 'username'""");
  }

  @Test
  @DisplayName("says how cells are separated when they are separated otherwise")
  void separator() {
    assertThat(refusal("username;email\nana;x@y\n"))
        .contains("'username;email' is not known", "Cells are separated by commas");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\uFEFF", "\r\n\r\n", ",,\n"})
  @DisplayName("is no file of users when there is nothing in it")
  void empty(String text) {
    assertThat(refusal(text))
        .matches("users.csv:\\d+:1: is empty: its first line must name the columns");
  }

  @Test
  @DisplayName("is read up to a quote that is not closed, and its line is named")
  void openQuote() {
    UserCsv csv = UserCsv.read(new StringReader("username\nana\n\n\"ben\ncid\n"), "users.csv");
    assertThat(csv.next().username()).isEqualTo("ana");
    assertThatThrownBy(csv::hasNext)
        .isInstanceOf(AccessFileException.class)
        .hasMessage(
            "users.csv:4:1: a quote is opened in the row that begins here, and never closed");
    assertThat(csv.hasNext()).isFalse();
    csv.close();
    assertThat(refusal("username\n\"ben\n" + "x\n".repeat(100_000)))
        .startsWith("users.csv:2:1: is not CSV: ");
    assertThat(refusal("username\nana\n\"ben\"x\n")).startsWith("users.csv:3:1: is not CSV: ");
  }

  @ParameterizedTest
  @CsvSource({"'', 2", "'a,b\r\n1,\"2\r\n3\"\r\n\r\n', 6", "'a\ra\n', 4"})
  @DisplayName("names the line of what is not UTF-8")
  void notUtf8(String before, int line) {
    byte[] good = ("username\n" + before).getBytes(StandardCharsets.UTF_8);
    byte[] bytes = new byte[good.length + 3];
    System.arraycopy(good, 0, bytes, 0, good.length);
    bytes[good.length] = 'J';
    bytes[good.length + 1] = (byte) 0xF6;
    bytes[good.length + 2] = 'n';
    assertThat(refusal(bytes)).isEqualTo("users.csv:" + line + ":1: is not UTF-8: found bytes F6");
  }

  @Test
  @DisplayName("is read whole in whatever pieces it comes")
  void pieces() {
    String name = "\u00e4\u20ac\uD83D\uDE00".repeat(10_000);
    String text = "\uFEFFusername,firstName\nana," + name;
    InputStream byBytes =
        new FilterInputStream(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))) {
          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, 1));
          }
        };
    assertThat(rows(UserCsv.read(byBytes, "users.csv")))
        .extracting(ImportRow::firstName)
        .containsExactly(Optional.of(name));
    Reader byChars =
        new Reader() {
          private final StringReader in = new StringReader("\uFEFFusername\nana\nben");

          @Override
          public int read(char[] target, int offset, int length) throws IOException {
            return in.read(target, offset, Math.min(length, 1));
          }

          @Override
          public void close() {
            in.close();
          }
        };
    assertThat(rows(UserCsv.read(byChars, "users.csv")))
        .extracting(ImportRow::username)
        .containsExactly("ana", "ben");
  }

  @Test
  @DisplayName("is opened by its path, and says why it cannot be")
  void path(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("users.csv");
    assertThatThrownBy(() -> UserCsv.open(file))
        .isInstanceOf(AccessFileException.class)
        .hasMessage(file + ": cannot be read: there is no such file");
    assertThatThrownBy(() -> UserCsv.open(folder)).hasMessage(folder + ": is a folder");
    Files.writeString(file, "username\nana\n");
    assertThat(rows(UserCsv.open(file))).hasSize(1);
  }

  @Test
  @DisplayName("closes what it reads, also when the header is at fault")
  void closing() {
    List<String> closed = new ArrayList<>();
    assertThatThrownBy(() -> UserCsv.read(noting("nonsense\n", closed), "one"))
        .isInstanceOf(AccessFileException.class);
    assertThat(closed).containsExactly("nonsense\n");
    UserCsv csv = UserCsv.read(noting("username\n", closed), "two");
    assertThat(closed).hasSize(1);
    csv.close();
    assertThat(closed).hasSize(2);
  }

  private static Reader noting(String text, List<String> closed) {
    return new StringReader(text) {
      @Override
      public void close() {
        closed.add(text);
        super.close();
      }
    };
  }
}
