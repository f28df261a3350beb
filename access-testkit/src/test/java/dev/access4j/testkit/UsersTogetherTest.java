package dev.access4j.testkit;

import static dev.access4j.testkit.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Users put together are put one after the other")
class UsersTogetherTest {

  private final AccessFixture bank = AccessFixture.organization("acme");

  private static EndUser.Builder ana() {
    return EndUser.builder(EndUserId.of("ana"), "ana", "ana@acme.example");
  }

  private static EndUser.Builder ben() {
    return EndUser.builder(EndUserId.of("ben"), "ben", "ben@acme.example");
  }

  private void put(EndUser... users) {
    bank.write(writer -> writer.putUsers(List.of(users)));
  }

  @BeforeEach
  void anaHasAnAccount() {
    put(ana().sub("sub").build(), ben().build());
  }

  @Test
  @Requirement("DIR-2")
  void anAccountIsFreeOnceItsUserHasLeftIt() {
    put(ana().build(), ben().sub("sub").build());
    bank.write(
        writer -> assertThat(writer.view().userWithSub("sub")).contains(ben().sub("sub").build()));
  }

  @Test
  @Requirement("DIR-2")
  void anAccountIsTakenUntilThen() {
    assertThat(refuses(() -> put(ben().sub("sub").build(), ana().build())))
        .containsExactly("[0].sub DIR-2");
    assertThat(refuses(() -> put(ana().sub("new").build(), ben().sub("new").build())))
        .containsExactly("[1].sub DIR-2");
    assertThat(refuses(() -> bank.write(writer -> writer.put(ben().sub("sub").build()))))
        .containsExactly("sub DIR-2");
  }
}
