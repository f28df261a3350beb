package dev.access4j.jdbc;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.Decision;
import dev.access4j.decision.PreparedCheck;
import dev.access4j.decision.SolutionAccess;
import dev.access4j.jdbc.StormLog.Sighting;
import dev.access4j.store.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Asks in every way, judges each answer by its revision, and writes down when it saw which
 * revision. Belongs to one thread.
 */
final class StormReader {

  private final AccessEvaluator evaluator;
  private final StormBoard board;
  private final StormLog log;
  private final LongAdder answers;
  private final List<Place> places = new ArrayList<>();
  private long turn;

  /** One organization, and what this thread saw of it last. */
  private static final class Place {
    private final int number;
    private final Toggled organization;
    private final List<SolutionAccess> accesses = new ArrayList<>();
    private final PreparedCheck check;
    private long revision;
    private long firstAnswered;
    private long lastAsked;

    Place(int number, AccessEvaluator evaluator) {
      this.number = number;
      this.organization = StormNode.ORGANIZATIONS.get(number);
      for (int user = 0; user < Toggled.USERS; user++) {
        accesses.add(evaluator.access(organization.subject(user), Toggled.LIVE));
      }
      this.check =
          evaluator.prepare(organization.id(), Toggled.LIVE, Toggled.RESOURCE, Toggled.OPERATION);
    }
  }

  StormReader(AccessEvaluator evaluator, StormBoard board, StormLog log, LongAdder answers) {
    this.evaluator = evaluator;
    this.board = board;
    this.log = log;
    this.answers = answers;
    for (int number = 0; number < StormNode.ORGANIZATIONS.size(); number++) {
      places.add(new Place(number, evaluator));
    }
  }

  void turn() {
    Place place = places.get((int) (turn % places.size()));
    int user = (int) (turn / places.size() % Toggled.USERS);
    long kind = turn / places.size() / Toggled.USERS % 16;
    turn++;
    Toggled organization = place.organization;
    if (kind == 0) {
      // What somebody else's write has shown him holds here at once.
      long shown = board.shown(place.number);
      long asked = System.nanoTime();
      long revision = organization.judgeAll(evaluator, new Revision(shown));
      saw(place, asked, revision);
      require(revision >= shown, "asked for %s, answered at %s", shown, revision);
      answers.add(Toggled.USERS);
      return;
    }
    if (kind == 1) {
      long asked = System.nanoTime();
      saw(place, asked, organization.judgeAll(evaluator, Revision.NONE));
      answers.add(Toggled.USERS);
      return;
    }
    long before = evaluate(place, user, () -> evaluator.evaluate(organization.request(user)));
    boolean allowed = isAllowed(place, user, kind);
    long after =
        kind % 2 == 0
            ? evaluate(
                place,
                user,
                () -> place.accesses.get(user).evaluate(Toggled.RESOURCE, Toggled.OPERATION))
            : evaluate(place, user, () -> place.check.evaluate(organization.subject(user)));
    // One without a revision is between these two.
    boolean possible = false;
    for (long at = before; at <= after; at++) {
      possible |= Toggled.allows(at, user) == allowed;
    }
    require(possible, "between %s and %s it says " + allowed, before, after);
    answers.add(3);
  }

  /** Asks about the user whom the next revision grants or revokes; returns what it has seen. */
  long watch(int number) {
    Place place = places.get(number);
    int user = Toggled.toggled(Math.max(2, place.revision + 1));
    answers.increment();
    return evaluate(place, user, () -> evaluator.evaluate(place.organization.request(user)));
  }

  private boolean isAllowed(Place place, int user, long kind) {
    return switch ((int) (kind % 3)) {
      case 0 -> evaluator.isAllowed(place.organization.request(user));
      case 1 -> place.accesses.get(user).isAllowed(Toggled.RESOURCE, Toggled.OPERATION);
      default -> place.check.isAllowed(place.organization.subject(user));
    };
  }

  private interface Question {
    Decision ask();
  }

  private long evaluate(Place place, int user, Question question) {
    long asked = System.nanoTime();
    Decision decision = place.organization.judge(user, question.ask());
    saw(place, asked, decision.revision().value());
    return decision.revision().value();
  }

  private void saw(Place place, long asked, long revision) {
    long answered = System.nanoTime();
    require(revision >= place.revision, "after %s comes %s", place.revision, revision);
    if (revision > place.revision) {
      end(place);
      place.revision = revision;
      place.firstAnswered = answered;
    }
    place.lastAsked = asked;
  }

  private void end(Place place) {
    if (place.revision > 0) {
      log.sightings()
          .add(new Sighting(place.number, place.revision, place.firstAnswered, place.lastAsked));
    }
  }

  /** Writes down what it saw last. */
  void end() {
    places.forEach(this::end);
  }

  private static void require(boolean condition, String message, long first, long second) {
    if (!condition) {
      throw new AssertionError(String.format(message, first, second));
    }
  }
}
