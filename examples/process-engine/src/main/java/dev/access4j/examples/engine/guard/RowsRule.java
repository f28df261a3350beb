package dev.access4j.examples.engine.guard;

import java.util.Collection;
import java.util.List;
import org.flowable.common.engine.impl.interceptor.Command;
import org.flowable.engine.runtime.Execution;
import org.flowable.task.service.impl.persistence.entity.TaskEntity;
import org.jspecify.annotations.Nullable;

/**
 * A query over running tasks or instances. It is refused if it finds a row that its caller may not
 * see, and never cut: {@link TaskList} is the query that finds only those. Counts are refused, as
 * they tell of every row. A list costs a decision for each task, and queries for each instance.
 */
final class RowsRule implements CommandRule {

  private final Instances instances;

  RowsRule(Instances instances) {
    this.instances = instances;
  }

  @Override
  public void before(Command<?> command, Asked asked) {}

  @Override
  public void after(@Nullable Object result, Asked asked) {
    if (result == null) {
      return;
    }
    for (Object row : result instanceof Collection<?> several ? several : List.of(result)) {
      if (row instanceof TaskEntity task) {
        asked.requireView(List.of(instances.placeOf(task, asked)));
      } else if (row instanceof Execution execution) {
        asked.requireView(instances.placesOf(execution.getId(), asked));
      } else {
        throw asked.refuse("a count, or rows of " + row.getClass().getSimpleName());
      }
    }
  }
}
