package dev.access4j.testkit.admin;

import dev.access4j.admin.Actor;
import dev.access4j.admin.AdminOperation;
import dev.access4j.admin.DeletionPreview;
import dev.access4j.audit.AuditSubject;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * One call of administration.
 *
 * @param operation which
 * @param words the call, for the message of a failure
 * @param actor who calls
 * @param about what a refusal of it is about
 * @param verdict what is to become of it
 * @param call makes the call
 * @param preview looks what the call would take along, if it deletes
 */
record Attempt(
    AdminOperation operation,
    String words,
    Actor actor,
    AuditSubject about,
    Verdict verdict,
    Callable<Object> call,
    @Nullable Callable<DeletionPreview> preview) {

  Attempt withPreview(Callable<DeletionPreview> asked) {
    return new Attempt(operation, words, actor, about, verdict, call, asked);
  }

  @Override
  public String toString() {
    return operation + " by " + actor.reference().id() + ": " + words.replaceAll("x{9,}", "x..");
  }
}
