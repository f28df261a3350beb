package dev.access4j.examples.peers;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.access4j.decision.AccessRequest;
import dev.access4j.solution.Operation;
import dev.access4j.testkit.reference.ReferenceModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.cache.concurrent.ConcurrentMapCache;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.security.acls.AclPermissionEvaluator;
import org.springframework.security.acls.domain.AbstractPermission;
import org.springframework.security.acls.domain.AclAuthorizationStrategy;
import org.springframework.security.acls.domain.AclAuthorizationStrategyImpl;
import org.springframework.security.acls.domain.AuditLogger;
import org.springframework.security.acls.domain.DefaultPermissionFactory;
import org.springframework.security.acls.domain.DefaultPermissionGrantingStrategy;
import org.springframework.security.acls.domain.GrantedAuthoritySid;
import org.springframework.security.acls.domain.ObjectIdentityImpl;
import org.springframework.security.acls.domain.PermissionFactory;
import org.springframework.security.acls.domain.PrincipalSid;
import org.springframework.security.acls.domain.SpringCacheBasedAclCache;
import org.springframework.security.acls.jdbc.BasicLookupStrategy;
import org.springframework.security.acls.jdbc.JdbcMutableAclService;
import org.springframework.security.acls.model.AclCache;
import org.springframework.security.acls.model.MutableAcl;
import org.springframework.security.acls.model.PermissionGrantingStrategy;
import org.springframework.security.acls.model.Sid;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring Security's ACL, on H2 in memory with its cache: each place is an object with one entry for
 * each operation of a user or an authority; groups are authorities, and everyone is one more. They
 * come with the {@link Authentication}, as they do from a sign-in.
 *
 * <p>An entry knows no attributes and no end, and names no status. The tables are those of its
 * documentation but for one thing: there, names that differ in case only are one.
 */
final class SpringAclPeer implements Peer {

  private static final String TYPE = "place";
  private static final String ADMIN = "admin";

  private final JdbcConnectionPool database =
      JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID(), "sa", "");
  private final ReferenceModel model;
  private final Map<String, Long> ids = new LinkedHashMap<>();
  private final AclPermissionEvaluator evaluator;

  SpringAclPeer(ReferenceModel model) {
    this.model = model;
    createTables();
    PermissionFactory factory =
        new DefaultPermissionFactory(
            Arrays.stream(Operation.values())
                .collect(Collectors.toMap(Operation::name, MayDo::new)));
    JdbcMutableAclService service = service(factory);
    load(service);
    evaluator = new AclPermissionEvaluator(service);
    evaluator.setPermissionFactory(factory);
  }

  private JdbcMutableAclService service(PermissionFactory factory) {
    AclAuthorizationStrategy administration =
        new AclAuthorizationStrategyImpl(AuthorityUtils.createAuthorityList(ADMIN).get(0));
    AuditLogger noAudit = (granted, ace) -> {};
    PermissionGrantingStrategy granting = new DefaultPermissionGrantingStrategy(noAudit);
    AclCache cache =
        new SpringCacheBasedAclCache(new ConcurrentMapCache("acl"), granting, administration);
    BasicLookupStrategy lookup = new BasicLookupStrategy(database, cache, administration, granting);
    lookup.setPermissionFactory(factory);
    JdbcMutableAclService service = new JdbcMutableAclService(database, lookup, cache);
    service.setClassIdentityQuery("select max(id) from acl_class");
    service.setSidIdentityQuery("select max(id) from acl_sid");
    return service;
  }

  private void createTables() {
    try {
      String sql = new ClassPathResource("createAclSchema.sql").getContentAsString(UTF_8);
      new JdbcTemplate(database).execute(sql.replace("varchar_ignorecase", "varchar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load(JdbcMutableAclService service) {
    Map<String, List<Entry>> byPlace =
        Entry.in(model).stream().collect(Collectors.groupingBy(entry -> entry.place().name()));
    SecurityContextHolder.getContext().setAuthentication(authentication(ADMIN, List.of(ADMIN)));
    new TransactionTemplate(new DataSourceTransactionManager(database))
        .executeWithoutResult(
            status -> byPlace.forEach((place, entries) -> write(service, place, entries)));
    SecurityContextHolder.clearContext();
  }

  private void write(JdbcMutableAclService service, String place, List<Entry> entries) {
    long id = ids.size() + 1L;
    ids.put(place, id);
    MutableAcl acl = service.createAcl(new ObjectIdentityImpl(TYPE, id));
    for (Entry entry : entries) {
      for (Operation operation : entry.operations()) {
        int last = acl.getEntries().size();
        acl.insertAce(last, new MayDo(operation), sid(entry.holder()), true);
      }
    }
    service.updateAcl(acl);
  }

  private static Sid sid(Holder holder) {
    return holder.kind() == Holder.Kind.USER
        ? new PrincipalSid(holder.name())
        : new GrantedAuthoritySid(holder.name());
  }

  private static Authentication authentication(String name, List<String> authorities) {
    return UsernamePasswordAuthenticationToken.authenticated(
        name, "", AuthorityUtils.createAuthorityList(authorities));
  }

  @Override
  public BooleanSupplier question(AccessRequest request) {
    Authentication authentication =
        authentication(Holder.of(request.subject()).name(), Entry.groups(request.subject(), model));
    long id = ids.getOrDefault(Place.name(request.solution(), request.resource()), 0L);
    MayDo permission = new MayDo(request.operation());
    return () -> evaluator.hasPermission(authentication, id, TYPE, permission);
  }

  @Override
  public void close() {
    database.dispose();
  }

  private static final class MayDo extends AbstractPermission {
    MayDo(Operation operation) {
      super(Entry.bit(operation));
    }
  }
}
