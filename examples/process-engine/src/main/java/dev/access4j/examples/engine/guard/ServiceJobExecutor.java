package dev.access4j.examples.engine.guard;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.flowable.job.api.JobInfo;
import org.flowable.job.service.impl.asyncexecutor.AcquireTimerJobsRunnable;
import org.flowable.job.service.impl.asyncexecutor.AsyncJobExecutorConfiguration;
import org.flowable.job.service.impl.asyncexecutor.DefaultAsyncJobExecutor;

/**
 * The engine's job executor, all of whose threads run as {@link ServiceActor#JOB_EXECUTOR}: those
 * that look for due timers and jobs, those that move timers, those that look after lost jobs, and
 * those that run them.
 */
final class ServiceJobExecutor extends DefaultAsyncJobExecutor {

  private static final int IDLE_SECONDS = 5;

  private final Callers callers;

  ServiceJobExecutor(AsyncJobExecutorConfiguration configuration, Callers callers) {
    super(configuration);
    this.callers = callers;
  }

  @Override
  public void start() {
    asService(super::start).run();
  }

  @Override
  public synchronized void shutdown() {
    asService(super::shutdown).run();
  }

  @Override
  protected void initializeRunnables() {
    if (timerJobRunnable == null) {
      timerJobRunnable =
          new AcquireTimerJobsRunnable(
              this,
              getJobServiceConfiguration().getJobManager(),
              timerLifecycleListener,
              new AcquireTimerRunnableConfiguration(),
              configuration.getMoveTimerExecutorPoolSize()) {
            @Override
            protected void createTimerMoveExecutorService(String threadName) {
              moveTimerJobsExecutorService =
                  new ThreadPoolExecutor(
                      1,
                      moveExecutorPoolSize,
                      IDLE_SECONDS,
                      TimeUnit.SECONDS,
                      new ArrayBlockingQueue<>(1),
                      move -> new Thread(asService(move), threadName + "-move"),
                      new ThreadPoolExecutor.CallerRunsPolicy());
            }
          };
    }
    super.initializeRunnables();
  }

  // A job is handed over by the thread whose command made it, and that may be an end user's.
  @Override
  protected boolean executeAsyncJob(JobInfo job, Runnable runnable) {
    return callers.as(
        ServiceActor.JOB_EXECUTOR, () -> super.executeAsyncJob(job, asService(runnable)));
  }

  @Override
  protected void startJobAcquisitionThread() {
    setAsyncJobAcquisitionThread(new Thread(asService(asyncJobsDueRunnable)));
    super.startJobAcquisitionThread();
  }

  @Override
  protected void startTimerAcquisitionThread() {
    setTimerJobAcquisitionThread(new Thread(asService(timerJobRunnable)));
    super.startTimerAcquisitionThread();
  }

  @Override
  protected void startResetExpiredJobsThread() {
    setResetExpiredJobThread(new Thread(asService(resetExpiredJobsRunnable)));
    super.startResetExpiredJobsThread();
  }

  private Runnable asService(Runnable work) {
    return callers.as(ServiceActor.JOB_EXECUTOR, work);
  }
}
