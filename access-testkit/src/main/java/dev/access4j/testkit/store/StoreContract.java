package dev.access4j.testkit.store;

import dev.access4j.directory.Organization;
import dev.access4j.directory.OrganizationId;
import dev.access4j.store.AccessStore;
import dev.access4j.store.AccessWriter;
import dev.access4j.store.ChangeFeed;
import dev.access4j.store.ReadView;
import dev.access4j.store.Revision;
import dev.access4j.store.WriteTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * One part of the contract: a store, and organizations that no other test knows. After each test,
 * everything that it left in them must agree with itself.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
abstract class StoreContract {

  private final AccessStoreKit kit;
  private final List<OrganizationId> used = new ArrayList<>();
  AccessStore store;
  OrganizationId org;

  StoreContract(AccessStoreKit kit) {
    this.kit = kit;
  }

  @BeforeEach
  void open() {
    store = kit.newStore();
    org = newOrganization();
  }

  @AfterEach
  void everythingLeftAgrees() {
    used.forEach(each -> StoreInvariants.check(store, each));
  }

  /** The id of an organization that nobody has written to. */
  final OrganizationId freshId(String prefix) {
    return used(OrganizationId.of(prefix + UUID.randomUUID()));
  }

  /** Has an organization looked at after the test. */
  final OrganizationId used(OrganizationId id) {
    used.add(id);
    return id;
  }

  /** An organization with nothing in it, at revision 1. */
  final OrganizationId newOrganization() {
    OrganizationId id = freshId("org-");
    write(id, tx -> tx.put(Organization.of(id, "An organization")));
    return id;
  }

  /** An organization with one of everything. */
  final OrganizationId newSample(String mark) {
    OrganizationId id = freshId("org-");
    write(id, new Sample(id, mark)::writeTo);
    return id;
  }

  final int rememberedChanges() {
    return kit.rememberedChanges();
  }

  final <T> T read(Function<? super ReadView, T> query) {
    return store.read(org, query);
  }

  /** Reads one thing at a time, each at the revision that is the latest by then. */
  final ReadView now() {
    return (ReadView)
        Proxy.newProxyInstance(
            ReadView.class.getClassLoader(),
            new Class<?>[] {ReadView.class},
            (proxy, method, arguments) -> read(view -> call(method, view, arguments)));
  }

  private static Object call(Method method, ReadView view, Object[] arguments) {
    try {
      return method.invoke(view, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new AssertionError(e.getCause());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  final void write(Consumer<? super WriteTransaction> work) {
    write(org, work);
  }

  final void write(OrganizationId where, Consumer<? super WriteTransaction> work) {
    Boolean done =
        store.write(
            where,
            tx -> {
              work.accept(tx);
              return true;
            });
    if (!Boolean.TRUE.equals(done)) {
      throw new AssertionError("write returned something else than its work");
    }
  }

  /** Writes by the rules. */
  final void administer(Consumer<AccessWriter> work) {
    write(tx -> work.accept(new AccessWriter(tx)));
  }

  /** What the feed tells of the test's organization while something is done. */
  final Recording listenDuring(Runnable work) {
    Recording recording = new Recording(org);
    ChangeFeed.Subscription subscription = store.changes().subscribe(recording);
    try {
      work.run();
    } finally {
      subscription.close();
    }
    return recording;
  }

  final Contents contents() {
    return contents(org);
  }

  final Contents contents(OrganizationId where) {
    return store.read(where, Contents::of);
  }

  final Revision revision() {
    return read(ReadView::revision);
  }
}
