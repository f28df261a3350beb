package dev.access4j.examples.engine.guard;

/**
 * Work that no end user asks for. The guard lets it pass, and it says what it is for: there is no
 * command that passes because nobody was named.
 */
public enum ServiceActor {
  /** Makes and upgrades the engine's tables when the engine is built, and closes it. */
  ENGINE,
  /** Runs timers and asynchronous jobs of the deployed models, on the job executor's threads. */
  JOB_EXECUTOR,
  /** Deploys the versions of solutions, which end users do not design (DIR-4). */
  DEPLOYER,
  /** Gives tasks to the least loaded of their candidates. */
  TASK_MANAGER,
  /** Operations: looks after instances and jobs that are stuck, by hand. */
  OPERATOR
}
