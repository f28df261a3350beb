package dev.access4j.examples.peers;

import static org.assertj.core.api.Assertions.assertThat;

import org.casbin.jcasbin.main.CoreEnforcer;
import org.casbin.jcasbin.main.Enforcer;
import org.junit.jupiter.api.Test;

/** Why {@link JCasbinPeer} makes no use of links with conditions for shares that end. */
class JCasbinConditionsTest {

  private static final String MODEL =
      """
      [request_definition]
      r = sub, dom, obj, act

      [policy_definition]
      p = sub, dom, obj, act

      [role_definition]
      g = _, _, _, (_, _)

      [policy_effect]
      e = some(where (p.eft == allow))

      [matchers]
      m = g(r.sub, p.sub, r.dom) && r.dom == p.dom && r.obj == p.obj && r.act == p.act
      """;

  @Test
  void aLinkWithAConditionHoldsInEveryOtherDomainToo() {
    Enforcer enforcer = new Enforcer(CoreEnforcer.newModel(MODEL));
    enforcer.addPolicy("teller", "loan", "desk", "EXECUTE");
    enforcer.addPolicy("teller", "cards", "desk", "EXECUTE");
    enforcer.addGroupingPolicy("ana", "teller", "loan", "_", "_");
    enforcer.setNamedDomainLinkConditionFuncParams("g", "ana", "teller", "loan", "_", "_");
    enforcer.addNamedDomainLinkConditionFunc("g", "ana", "teller", "loan", params -> false);

    assertThat(enforcer.enforce("ana", "loan", "desk", "EXECUTE")).as("has ended").isFalse();
    assertThat(enforcer.enforce("ana", "cards", "desk", "EXECUTE")).as("never given").isTrue();
  }
}
