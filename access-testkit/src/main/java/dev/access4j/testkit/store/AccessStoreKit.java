package dev.access4j.testkit.store;

import dev.access4j.store.AccessStore;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;

/**
 * What a store must pass. Extend it with a class that opens your store; the names of the tests say
 * what the contract is:
 *
 * <pre>{@code
 * class MyAccessStoreTest extends AccessStoreKit {
 *
 *   @Override
 *   protected AccessStore newStore() {
 *     return new MyAccessStore();
 *   }
 * }
 * }</pre>
 *
 * <p>After each test {@link StoreInvariants} look at every organization that it wrote to. The tests
 * use their stores from several threads, and wait for none longer than a minute.
 */
public abstract class AccessStoreKit {

  /** Creates the kit; JUnit does. */
  protected AccessStoreKit() {}

  /**
   * Opens the store for one test, after this class's own {@code @BeforeEach} methods. It may be the
   * same for all tests, and may hold what other tests or other runs left: each test makes
   * organizations of its own, with ids that were never used.
   *
   * @return a store
   */
  protected abstract AccessStore newStore();

  /**
   * Tells how many of an organization's latest changes the store promises to remember. A store that
   * promises more than none must answer {@code changesAfter} for so many.
   *
   * @return the number; 0 unless overridden
   */
  protected int rememberedChanges() {
    return 0;
  }

  @Nested
  @DisplayName("Organizations, users, roles and groups")
  class Directory extends DirectoryContract {
    Directory() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Names are unique ignoring case")
  class Uniqueness extends UniquenessContract {
    Uniqueness() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Memberships and assignments")
  class Membership extends MembershipContract {
    Membership() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Solutions and versions")
  class Solution extends SolutionContract {
    Solution() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Shares")
  class Share extends ShareContract {
    Share() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("What the evaluator loads")
  class Load extends LoadContract {
    Load() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("What the evaluator searches")
  class Query extends QueryContract {
    Query() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Lists come in pages by key")
  class Paging extends PagingContract {
    Paging() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("What would be inconsistent is refused")
  class Integrity extends IntegrityContract {
    Integrity() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("A write is done whole or not at all")
  class Atomicity extends AtomicityContract {
    Atomicity() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("A view is of one revision")
  class Isolation extends IsolationContract {
    Isolation() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("What is loaded is of one revision")
  class LoadOnceMore extends LoadOnceMoreContract {
    LoadOnceMore() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Revisions count the writes")
  class Revision extends RevisionContract {
    Revision() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("A write sees itself")
  class ReadYourWrites extends ReadYourWritesContract {
    ReadYourWrites() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("The feed tells of every change")
  class Feed extends FeedContract {
    Feed() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Listeners that fail")
  class FailingListener extends FailingListenerContract {
    FailingListener() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("A change names what it touched")
  class Touch extends TouchContract {
    Touch() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Organizations do not mix")
  class Boundary extends BoundaryContract {
    Boundary() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Any text is kept as it is")
  class Text extends TextContract {
    Text() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("What is deleted by the rules leaves no trace")
  class Cascade extends CascadeContract {
    Cascade() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Lists by name come in one order")
  class ByName extends ByNameContract {
    ByName() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Lists hold exactly what was asked for")
  class ListFilter extends ListFilterContract {
    ListFilter() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("Users and groups are found by many names at once")
  class ManyNames extends ManyNamesContract {
    ManyNames() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("A thing knows at which revision it was put")
  class RevisionOfThings extends RevisionOfThingsContract {
    RevisionOfThings() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("What is still to be done at the identity provider")
  class AccountTasks extends AccountTaskContract {
    AccountTasks() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("The audit log keeps what it is given")
  class Audit extends AuditContract {
    Audit() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("The audit log follows the writes")
  class AuditOrder extends AuditOrderContract {
    AuditOrder() {
      super(AccessStoreKit.this);
    }
  }

  @Nested
  @DisplayName("What is found in the audit log")
  class AuditQuery extends AuditQueryContract {
    AuditQuery() {
      super(AccessStoreKit.this);
    }
  }
}
