package dev.access4j.internal.admin;

import dev.access4j.admin.SignIn;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.Text;
import dev.access4j.directory.UserStatus;
import dev.access4j.identity.VerifiedIdentity;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.ReadView;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets users in, and the invited ones become active by it (DIR-3). */
record SigningIn(GuardedStore store) {

  SignIn signIn(VerifiedIdentity identity) {
    Found found = store.readOn(identity.organization(), view -> find(view, identity));
    return found.becomes() == null
        ? found.answer()
        : store.signIn(identity.organization(), writer -> change(writer, identity));
  }

  /** What to answer, and what the user is to become first, if anything. */
  private record Found(SignIn answer, @Nullable EndUser becomes) {
    static Found refused(SignIn.Reason reason) {
      return new Found(new SignIn.Refused(reason), null);
    }
  }

  private static SignIn change(AccessWriter writer, VerifiedIdentity identity) {
    // Somebody may have shut the user out since it was read.
    Found found = find(writer.view(), identity);
    if (found.becomes() != null) {
      writer.put(found.becomes());
      if (found.answer() instanceof SignIn.Accepted accepted && accepted.first()) {
        writer.view().accountTasks(Set.of(accepted.user().id())).values().forEach(writer::done);
      }
    }
    return found.answer();
  }

  private static Found find(ReadView view, VerifiedIdentity identity) {
    Optional<EndUser> linked = view.userWithSub(identity.sub());
    if (linked.isPresent()) {
      return come(linked.get(), identity);
    }
    Optional<EndUser> addressed =
        Drafting.isLegal(identity.email())
            ? view.userWithEmail(identity.email())
                .filter(user -> Text.isSameButForCase(identity.email(), user.email()))
            : Optional.empty();
    if (addressed.isEmpty()) {
      return Found.refused(SignIn.Reason.UNKNOWN_USER);
    }
    if (addressed.get().sub().isPresent()) {
      return Found.refused(SignIn.Reason.OTHER_ACCOUNT);
    }
    return identity.emailVerified()
        ? come(addressed.get(), identity)
        : Found.refused(SignIn.Reason.EMAIL_NOT_VERIFIED);
  }

  private static boolean hasConfirmed(VerifiedIdentity identity, String email) {
    return identity.emailVerified() && Text.isSameButForCase(identity.email(), email);
  }

  private static Found come(EndUser user, VerifiedIdentity identity) {
    if (user.status() == UserStatus.DEACTIVATED) {
      return Found.refused(SignIn.Reason.USER_NOT_ACTIVE);
    }
    boolean first = user.status() == UserStatus.INVITED;
    // Whoever can use a linked account need not be who owns the address invited (ID-2).
    if (first && !hasConfirmed(identity, user.email())) {
      return Found.refused(SignIn.Reason.EMAIL_NOT_VERIFIED);
    }
    EndUser active = user.toBuilder().status(UserStatus.ACTIVE).sub(identity.sub()).build();
    return new Found(new SignIn.Accepted(active, first), active.equals(user) ? null : active);
  }
}
