package dev.access4j.examples.benchmarks.scale;

import dev.access4j.Access4j;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserGroup;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.GroupId;
import dev.access4j.directory.UserStatus;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.SharedRoles;
import dev.access4j.solution.SolutionShare;
import dev.access4j.store.AccessWriter;
import java.util.function.Consumer;

/** The rights of the watched users, which are granted and revoked in one of three ways. */
final class Revocable {

  private static final GroupId WATCHED = GroupId.of("watched");
  private static final int WAYS = 3;
  private static final int SHARE = 0;
  private static final int MEMBERSHIP = 1;

  private Revocable() {}

  /** Makes what the ways need; nobody is granted anything. */
  static void found(Access4j access) {
    access.change(
        GrowingBank.ID,
        writer -> {
          writer.put(EndUserGroup.of(WATCHED, "Watched", GrowingBank.role(0)));
          writer.share(
              SolutionShare.withGroup(GrowingBank.solution(0), WATCHED, SharedRoles.FROM_GROUP));
          for (int w = 0; w < GrowingBank.WATCHED; w++) {
            if (w % WAYS > MEMBERSHIP) {
              writer.put(user(w, UserStatus.DEACTIVATED));
              writer.addMember(WATCHED, GrowingBank.watched(w));
            }
          }
        });
  }

  static void grant(Access4j access, int watched) {
    EndUserId user = GrowingBank.watched(watched);
    write(
        access,
        writer -> {
          switch (watched % WAYS) {
            case SHARE ->
                writer.share(
                    SolutionShare.withUser(GrowingBank.solution(0), user, GrowingBank.role(0)));
            case MEMBERSHIP -> writer.addMember(WATCHED, user);
            default -> writer.put(user(watched, UserStatus.ACTIVE));
          }
        });
  }

  static void revoke(Access4j access, int watched) {
    EndUserId user = GrowingBank.watched(watched);
    write(
        access,
        writer -> {
          switch (watched % WAYS) {
            case SHARE -> writer.unshare(GrowingBank.solution(0), Grantee.user(user));
            case MEMBERSHIP -> writer.removeMember(WATCHED, user);
            default -> writer.put(user(watched, UserStatus.DEACTIVATED));
          }
        });
  }

  private static void write(Access4j access, Consumer<AccessWriter> work) {
    boolean written =
        access.write(
            GrowingBank.ID,
            writer -> {
              work.accept(writer);
              return true;
            });
    if (!written) {
      throw new IllegalStateException("nothing was written");
    }
  }

  private static EndUser user(int watched, UserStatus status) {
    String name = GrowingBank.watched(watched).value();
    return EndUser.builder(GrowingBank.watched(watched), name, name + "@bank.example")
        .status(status)
        .build();
  }
}
