package dev.access4j.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.access4j.decision.AccessRequest;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.directory.SolutionId;
import dev.access4j.solution.Grantee;
import dev.access4j.solution.Operation;
import dev.access4j.solution.Resource;
import dev.access4j.solution.SolutionRef;
import dev.access4j.testkit.AccessFixture;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import org.casbin.jcasbin.main.CachedEnforcer;
import org.junit.jupiter.api.Test;

/** A role is taken away: who still allows? */
class StaleCacheTest {

  private final AccessFixture bank =
      AccessFixture.organization("acme")
          .role("teller")
          .user("ana")
          .solution(
              "loan", s -> s.version("1").process("open").lane("Desk", Operation.EXECUTE, "teller"))
          .share("loan", "ana", "teller");

  private final ReferenceModel model =
      bank.access().store().read(OrganizationId.of("acme"), ReferenceModel::of);

  private final AccessRequest request =
      AccessRequest.of(
          bank.subject("ana"),
          SolutionRef.live("loan"),
          Resource.swimlane("open", "Desk"),
          Operation.EXECUTE);

  @Test
  void theCachedEnforcerStillAllows() {
    JCasbinPeer casbin = JCasbinPeer.cached(model, InstantSource.system());
    BooleanSupplier question = casbin.question(request);
    assertThat(question.getAsBoolean()).isTrue();
    takeAway(casbin);
    assertThat(question.getAsBoolean()).as("by the cache, and wrong").isTrue();
    ((CachedEnforcer) casbin.enforcer()).invalidateCache();
    assertThat(question.getAsBoolean()).as("once told").isFalse();
  }

  @Test
  void thePlainEnforcerDenies() {
    JCasbinPeer casbin = JCasbinPeer.plain(model, InstantSource.system());
    BooleanSupplier question = casbin.question(request);
    assertThat(question.getAsBoolean()).isTrue();
    takeAway(casbin);
    assertThat(question.getAsBoolean()).isFalse();
  }

  private static void takeAway(JCasbinPeer casbin) {
    assertThat(casbin.enforcer().deleteRoleForUserInDomain("User:ana", "teller", "loan")).isTrue();
  }

  @Test
  void oursDeniesAtTheNextCheck() {
    Access4jPeer ours = new Access4jPeer(model, InstantSource.system());
    BooleanSupplier question = ours.question(request);
    assertThat(question.getAsBoolean()).isTrue();
    ours.access()
        .change(
            model.id(),
            writer -> writer.unshare(SolutionId.of("loan"), Grantee.user(EndUserId.of("ana"))));
    assertThat(question.getAsBoolean()).isFalse();
    ours.close();
  }
}
