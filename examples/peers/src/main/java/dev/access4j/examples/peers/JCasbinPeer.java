package dev.access4j.examples.peers;

import static java.util.Objects.requireNonNull;

import com.googlecode.aviator.runtime.function.FunctionUtils;
import com.googlecode.aviator.runtime.type.AviatorBoolean;
import com.googlecode.aviator.runtime.type.AviatorObject;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.BusinessFilters;
import dev.access4j.solution.Validity;
import dev.access4j.testkit.reference.ReferenceModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.casbin.jcasbin.main.CachedEnforcer;
import org.casbin.jcasbin.main.CoreEnforcer;
import org.casbin.jcasbin.main.Enforcer;
import org.casbin.jcasbin.model.Model;
import org.casbin.jcasbin.persist.cache.CacheableParam;
import org.casbin.jcasbin.rbac.RoleManager;
import org.casbin.jcasbin.util.function.CustomFunction;

/**
 * jCasbin, by RBAC with domains: a solution is a domain, {@code p} says what a role may do at a
 * place, and {@code g} who has the role there: users by their groups, and everyone where access is
 * open. A second {@code g2} knows who is active and who has which attribute value, by groups too.
 *
 * <p>A share that starts or ends is not a link but rows of {@code p} for whom it is shared with,
 * which carry its instants: the links with conditions that jCasbin has forget the domain. That one
 * of several values will do is in a function, as no matcher can say so of a list.
 */
final class JCasbinPeer implements Peer {

  private static final String MODEL =
      """
      [request_definition]
      r = sub, dom, obj, act, now, filters

      [policy_definition]
      p = sub, dom, obj, act, from, until

      [role_definition]
      g = _, _, _
      g2 = _, _

      [policy_effect]
      e = some(where (p.eft == allow))

      [matchers]
      m = r.obj == p.obj && r.act == p.act && r.dom == p.dom \
      && p.from <= r.now && r.now < p.until \
      && g(r.sub, p.sub, r.dom) && g2(r.sub, "active") && meets(r.sub, r.filters)
      """;

  private final Enforcer enforcer;
  private final InstantSource clock;
  private final boolean timed;

  private JCasbinPeer(
      Function<Model, Enforcer> enforcers, ReferenceModel model, InstantSource clock) {
    this.enforcer = enforcers.apply(CoreEnforcer.newModel(MODEL));
    this.clock = clock;
    List<Given> given = Given.in(model);
    this.timed = given.stream().anyMatch(each -> !each.validity().equals(Validity.ALWAYS));
    enforcer.addNamedGroupingPolicies("g2", JCasbinRows.attributes(model));
    enforcer.addPolicies(JCasbinRows.permissions(Place.in(model), given));
    enforcer.addGroupingPolicies(JCasbinRows.roles(model, given));
    enforcer.addFunction("meets", new Meets(requireNonNull(enforcer.getNamedRoleManager("g2"))));
  }

  static JCasbinPeer plain(ReferenceModel model, InstantSource clock) {
    return new JCasbinPeer(Enforcer::new, model, clock);
  }

  static JCasbinPeer cached(ReferenceModel model, InstantSource clock) {
    return new JCasbinPeer(CachedEnforcer::new, model, clock);
  }

  Enforcer enforcer() {
    return enforcer;
  }

  @Override
  public BooleanSupplier question(AccessRequest request) {
    String sub = Holder.of(request.subject()).name();
    String dom = request.solution().solution().value();
    String obj = Place.name(request.solution(), request.resource());
    String act = request.operation().name();
    Filters filters = new Filters(request.filters());
    if (!timed) {
      // The clock is not read, nor is it in the key of a cached answer.
      return () -> enforcer.enforce(sub, dom, obj, act, "0", filters);
    }
    return () -> enforcer.enforce(sub, dom, obj, act, JCasbinRows.text(clock.instant()), filters);
  }

  /** For each key of an instance the names of its values. */
  private static final class Filters implements CacheableParam {

    private final List<List<String>> wanted = new ArrayList<>();
    private final String key;

    Filters(BusinessFilters filters) {
      filters
          .values()
          .forEach(
              (name, values) ->
                  wanted.add(
                      values.stream()
                          .map(
                              value ->
                                  JCasbinRows.value(filters.source(), Values.name(name, value)))
                          .toList()));
      key = wanted.toString();
    }

    @Override
    public String getCacheKey() {
      return key;
    }
  }

  /** For each key, the subject is linked to one of the values. */
  private static final class Meets extends CustomFunction {

    private final RoleManager links;

    Meets(RoleManager links) {
      this.links = links;
    }

    @Override
    public AviatorObject call(Map<String, Object> env, AviatorObject sub, AviatorObject filters) {
      String subject = FunctionUtils.getStringValue(sub, env);
      Filters asked = (Filters) FunctionUtils.getJavaObject(filters, env);
      return AviatorBoolean.valueOf(
          asked.wanted.stream()
              .allMatch(values -> values.stream().anyMatch(v -> links.hasLink(subject, v))));
    }

    @Override
    public String getName() {
      return "meets";
    }
  }
}
