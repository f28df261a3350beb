package dev.access4j.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.RoleId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.PageRequest;
import dev.access4j.store.ReadView;
import dev.access4j.store.RoleUses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The invariants of a store")
class StoreInvariantsTest {

  private static final OrganizationId BANK = OrganizationId.of("bank");

  private static <S extends AccessStore> S withSample(S store) {
    Sample sample = new Sample(BANK, "here");
    store.write(
        BANK,
        tx -> {
          sample.writeTo(tx);
          return true;
        });
    return store;
  }

  @Test
  @DisplayName("hold in a sound store, and where there is no organization")
  void sound() {
    AccessStore store = withSample(new DelegatingStore());
    assertThatNoException().isThrownBy(() -> StoreInvariants.check(store, BANK));
    assertThatNoException()
        .isThrownBy(() -> StoreInvariants.check(store, OrganizationId.of("no bank")));
  }

  @Test
  @DisplayName("are reported all at once when several do not hold")
  void several() {
    AccessStore store =
        withSample(
            new DelegatingStore() {
              @Override
              ReadView view(ReadView view) {
                return new WrongInThree(view);
              }
            });
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> StoreInvariants.check(store, BANK))
        .withMessageContaining("violations in organization bank")
        .withMessageContaining("user 'ann'")
        .withMessageContaining("of role role-clerk, the versions")
        .withMessageContaining("the groups of user user-bob");
  }

  @Test
  @DisplayName("name the row when a list cannot be walked")
  void endlessList() {
    List<String> violations =
        withSample(new DelegatingStore())
            .read(
                BANK,
                view ->
                    StoreInvariants.violations(
                        new DelegatingView(view) {
                          @Override
                          public List<EndUserId> members(
                              GroupId group, PageRequest<EndUserId> page) {
                            return List.of(Sample.ANN, Sample.ANN);
                          }
                        }));
    assertThat(violations).singleElement().asString().contains("user-ann twice");
  }

  private static final class WrongInThree extends DelegatingView {

    WrongInThree(ReadView real) {
      super(real);
    }

    @Override
    public Optional<EndUser> userNamed(String username) {
      return Optional.empty();
    }

    @Override
    public RoleUses roleUses(RoleId role) {
      RoleUses uses = real.roleUses(role);
      return new RoleUses(uses.groups(), Set.of(), uses.shares());
    }

    @Override
    public List<EndUserId> members(GroupId group, PageRequest<EndUserId> page) {
      return real.members(group, page).stream().filter(each -> !each.equals(Sample.BOB)).toList();
    }
  }
}
