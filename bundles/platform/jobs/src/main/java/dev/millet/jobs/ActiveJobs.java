package dev.millet.jobs;

import dev.millet.api.jobs.Job;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Filed;
import java.util.HashMap;
import java.util.Map;

/** The jobs of the active modules, by name. */
record ActiveJobs(Map<String, Filed<Job>> byName) {

  static Map<String, Filed<Job>> of(ActiveTable table) {
    return table.view(ActiveJobs.class, ActiveJobs::index).byName();
  }

  private static ActiveJobs index(ActiveTable table) {
    Map<String, Filed<Job>> found = new HashMap<>();
    table.of(Job.class).forEach(filed -> found.put(filed.contribution().name(), filed));
    return new ActiveJobs(Map.copyOf(found));
  }
}
