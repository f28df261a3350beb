package dev.access4j.examples.engine.guard;

import dev.access4j.decision.AccessEvaluator;
import dev.access4j.decision.Subject;
import org.flowable.common.engine.impl.cfg.TransactionPropagation;
import org.flowable.common.engine.impl.context.Context;
import org.flowable.common.engine.impl.interceptor.AbstractCommandInterceptor;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.common.engine.impl.interceptor.CommandConfig;
import org.flowable.common.engine.impl.interceptor.CommandExecutor;

/**
 * Decides each command before it runs: the last interceptor before the engine's own, within the
 * command's transaction. What it reads the command finds in its session, and what another
 * transaction changes in between the engine's optimistic locks find. What it throws rolls the
 * transaction back.
 *
 * <p>A command within a command is the work of a deployed model, and goes with the one that was
 * decided. No end user can give a command of its own making; code that is in a variable which a
 * host passes on is the host's.
 */
final class CommandGuard extends AbstractCommandInterceptor {

  private final CommandRules rules;
  private final Callers callers;
  private final AccessEvaluator evaluator;
  private final DecisionListener decisions;
  private final CommandFrame frame;

  CommandGuard(
      CommandRules rules,
      Callers callers,
      AccessEvaluator evaluator,
      DecisionListener decisions,
      CommandFrame frame) {
    this.rules = rules;
    this.callers = callers;
    this.evaluator = evaluator;
    this.decisions = decisions;
    this.frame = frame;
  }

  @Override
  public <T> T execute(CommandConfig config, Command<T> command, CommandExecutor executor) {
    // region decide
    if (!frame.takeDecision() || callers.isService()) {
      return next.execute(config, command, executor);
    }
    Subject.User user =
        callers
            .user()
            .orElseThrow(
                () ->
                    new CommandRefusedException(
                        "nobody is authenticated who could give " + nameOf(command), null));
    Asked asked = new Asked(user, Context.getCommandContext(), evaluator, decisions);
    if (config.getTransactionPropagation() == TransactionPropagation.NOT_SUPPORTED) {
      throw asked.refuse(nameOf(command) + " without a transaction");
    }
    CommandRule rule =
        rules
            .find(command.getClass())
            .orElseThrow(() -> asked.refuse(nameOf(command) + " is for no end user"));
    rule.check(command, asked);
    return next.execute(config, command, executor);
    // endregion
  }

  // Some of the engine's have no simple name.
  private static String nameOf(Command<?> command) {
    return command.getClass().getName().replaceFirst(".*\\.", "");
  }
}
