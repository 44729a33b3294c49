package dev.millet.files;

import dev.millet.api.jobs.Job;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.HealthCheck;
import dev.millet.files.store.FileChecks;
import dev.millet.files.store.StoredFiles;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the files together: what looks after them, and the routes by which they arrive. */
@Component(service = Contributor.class, configurationPid = FilesSettings.PID)
public final class FilesModule implements Contributor {

  private static final Duration LOOK = Duration.ofMinutes(10);
  private static final Duration HOURLY = Duration.ofHours(1);
  private static final int MIB_SHIFT = 20;

  private final FileChecks checks;

  @Activate
  public FilesModule(FilesSettings settings, @Reference StoredFiles files) {
    checks =
        new FileChecks(
            files,
            Duration.ofDays(settings.keep_days()),
            (long) settings.verify_mib() << MIB_SHIFT,
            InstantSource.system());
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        new HealthCheck("content", checks::complaint),
        new Job("files.look", LOOK, checks::look),
        new Job("files.verify", HOURLY, checks::verify),
        new Job("files.collect", HOURLY, checks::collect));
  }
}
