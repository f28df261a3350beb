package dev.access4j.examples.engine.guard;

import org.flowable.engine.impl.cfg.DefaultInternalJobManager;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.job.api.Job;
import org.flowable.job.service.impl.persistence.entity.AbstractRuntimeJobEntity;

/**
 * Gives each job its tenant as its category, by which a job executor looks for work: by the tenant
 * it does not, and would run the jobs of the other organizations on its database.
 */
final class TenantJobs extends DefaultInternalJobManager {

  private final String own;

  /** Creates it for an engine, to whose organization those belong that have no tenant. */
  TenantJobs(ProcessEngineConfigurationImpl engine, String own) {
    super(engine);
    this.own = own;
  }

  @Override
  protected boolean handleJobInsertInternal(Job job) {
    if (job instanceof AbstractRuntimeJobEntity entity) {
      // Some of the engine's own, such as for its history, have none.
      String tenant = entity.getTenantId();
      entity.setCategory(tenant == null || tenant.isEmpty() ? own : tenant);
    }
    return super.handleJobInsertInternal(job);
  }
}
