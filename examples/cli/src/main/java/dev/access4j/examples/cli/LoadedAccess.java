package dev.access4j.examples.cli;

import dev.access4j.Access4j;
import dev.access4j.decision.AccessRequest;
import dev.access4j.decision.Subject;
import dev.access4j.directory.EndUser;
import dev.access4j.directory.EndUserId;
import dev.access4j.directory.OrganizationId;
import dev.access4j.file.AccessFile;
import dev.access4j.file.Answer;
import dev.access4j.file.CaseRunner;
import dev.access4j.file.Progress;
import dev.access4j.file.Question;
import dev.access4j.file.Question.Asker;
import dev.access4j.memory.InMemoryAccessStore;
import dev.access4j.store.AccessStore;
import java.time.InstantSource;
import java.util.Optional;

/**
 * An organization that can be asked.
 *
 * @param store the store that has it
 * @param organization its id
 * @param closing what ends with it
 */
record LoadedAccess(AccessStore store, OrganizationId organization, Runnable closing)
    implements AutoCloseable {

  /** Loads a document into a store in memory. */
  static LoadedAccess of(AccessFile file, Progress progress) {
    InMemoryAccessStore store = new InMemoryAccessStore();
    file.load(store, progress);
    return new LoadedAccess(store, file.organization(), () -> {});
  }

  /** Opens the database that has it. */
  static LoadedAccess of(DatabaseAddress address, Optional<OrganizationId> wanted) {
    Database database = Database.existing(address);
    try {
      return new LoadedAccess(database.store(), database.organization(wanted), database::close);
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  /** Answers as a case of a case file is answered. */
  Answer answer(Question question, InstantSource clock) {
    try (CaseRunner runner = CaseRunner.of(store, organization)) {
      return runner.answer(question, clock.instant());
    }
  }

  /** Decides, and says why. */
  Reasoning explain(Question.Evaluate question, InstantSource clock) {
    try (Access4j access = access(clock)) {
      AccessRequest request =
          AccessRequest.of(
                  subject(question.asker()),
                  question.solution(),
                  question.resource(),
                  question.operation())
              .with(question.filters());
      return new Reasoning(access.evaluator().explain(request), question.asker());
    }
  }

  Access4j access(InstantSource clock) {
    return Access4j.builder(store).clock(clock).build();
  }

  /** The subject; for a name that no user has, a user that does not exist. */
  Subject subject(Asker asker) {
    if (!(asker instanceof Asker.Named named)) {
      return Subject.anonymous(organization);
    }
    EndUserId id =
        userNamed(named.username())
            .filter(user -> user.username().equals(named.username()))
            .map(EndUser::id)
            .orElseGet(EndUserId::random);
    return Subject.user(organization, id);
  }

  /** The user of a name in any case. */
  Optional<EndUser> userNamed(String username) {
    return store.read(organization, view -> view.userNamed(username));
  }

  @Override
  public void close() {
    closing.run();
  }
}
