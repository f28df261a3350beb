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

  TenantJobs(ProcessEngineConfigurationImpl engine) {
    super(engine);
  }

  @Override
  protected boolean handleJobInsertInternal(Job job) {
    if (job instanceof AbstractRuntimeJobEntity entity) {
      entity.setCategory(entity.getTenantId());
    }
    return super.handleJobInsertInternal(job);
  }
}
