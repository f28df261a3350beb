package dev.access4j.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.access4j.testkit.Requirement;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class AccessFileExceptionTest {

  @Test
  @Requirement("AD-8")
  void namesTheFileAndAFaultALineAndKeepsAllFaults() {
    String users = String.join(",\n", Collections.nCopies(60, "1"));
    AccessFileException thrown =
        catchThrowableOfType(
            AccessFileException.class,
            () ->
                Documents.json(
                    "{\"organization\": {\"id\": \"a\", \"name\": \"\"}, \"users\": [\n"
                        + users
                        + "]}"));
    assertThat(thrown.file()).isEqualTo("doc");
    assertThat(thrown.faults()).hasSize(61);
    assertThat(String.valueOf(thrown.getMessage()).lines())
        .hasSize(51)
        .startsWith(
            "doc:1:38: organization.name: is empty (DIR-13)",
            "doc:2:1: users[0]: must be an object, not the number 1")
        .endsWith("and 11 more");
  }

  @Test
  void givesUpOnADocumentThatIsNoAttemptAtOne() {
    String users = String.join(",", Collections.nCopies(200_000, "1"));
    AccessFileException thrown =
        catchThrowableOfType(
            AccessFileException.class, () -> Documents.json("{\"users\": [" + users + "]}"));
    assertThat(thrown.faults()).hasSize(FoundFaults.MOST + 1);
    assertThat(thrown.faults().get(FoundFaults.MOST).message())
        .isEqualTo("has too many faults to go on");
  }
}
