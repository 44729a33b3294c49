package dev.millet.platform.api.jobs;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Tells how the jobs are doing. Thread-safe; reads the database. */
@ProviderType
public interface Jobs {

  /** Every job that an active module has or that is due one day, by name. */
  List<JobState> states();
}
