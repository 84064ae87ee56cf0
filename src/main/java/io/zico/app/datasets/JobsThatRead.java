package io.zico.app.datasets;

import io.zico.job.Jobs;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Jobs name the dataset that they need by its identifier. */
@Component
class JobsThatRead implements DatasetUse {

  private final Jobs jobs;

  JobsThatRead(Jobs jobs) {
    this.jobs = jobs;
  }

  @Override
  public Optional<UUID> openJob(String id) {
    return jobs.openJobThatNeeds(id);
  }
}
