package dev.millet.files;

import dev.millet.api.database.Database;
import dev.millet.api.jobs.Job;
import dev.millet.api.json.Json;
import dev.millet.api.members.MemberData;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.pages.Pages;
import dev.millet.files.settings.FilesSettings;
import dev.millet.files.store.FileChecks;
import dev.millet.files.store.StoredFiles;
import dev.millet.files.tus.TusRoutes;
import dev.millet.files.upload.Purposes;
import dev.millet.files.upload.UploadAccess;
import dev.millet.files.upload.UploadLimits;
import dev.millet.files.upload.UploadSweep;
import dev.millet.files.upload.Uploads;
import dev.millet.files.usage.UsagePages;
import dev.millet.files.usage.UsageReader;
import dev.millet.platform.api.modules.Generations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Puts the files together: the routes by which they arrive, and what looks after them. */
@Component(service = Contributor.class, configurationPid = FilesSettings.PID)
public final class FilesModule implements Contributor {

  private static final Duration REACH = Duration.ofSeconds(20);
  private static final Duration LOOK = Duration.ofMinutes(10);
  private static final Duration HOURLY = Duration.ofHours(1);
  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final int MIB_SHIFT = 20;

  private final FileChecks checks;
  private final Uploads uploads;
  private final UploadAccess access;
  private final Json json;
  private final UsagePages usage;

  @Activate
  public FilesModule(
      FilesSettings settings,
      @Reference StoredFiles files,
      @Reference Database database,
      @Reference Generations generations,
      @Reference Json json,
      @Reference Pages pages) {
    this.json = json;
    this.usage = new UsagePages(new UsageReader(database, files), pages);
    InstantSource clock = InstantSource.system();
    checks =
        new FileChecks(files, Duration.ofDays(settings.keep_days()), verifyBytes(settings), clock);
    Purposes purposes = new Purposes(generations);
    uploads =
        new Uploads(
            database,
            files,
            purposes,
            new UploadLimits(
                (long) settings.max_mib() << MIB_SHIFT,
                Duration.ofHours(settings.upload_hours()),
                settings.uploads_member(),
                settings.uploads_total()),
            clock);
    access = new UploadAccess(uploads, purposes);
  }

  private static long verifyBytes(FilesSettings settings) {
    return (long) settings.verify_mib() << MIB_SHIFT;
  }

  @Override
  public List<Contribution> contributions() {
    List<Contribution> all = new ArrayList<>(new TusRoutes(uploads, access, json).routes());
    all.addAll(usage.contributions());
    all.add(new HealthCheck("content", checks::complaint));
    all.add(new Job("files.reach", REACH, checks::reach));
    all.add(new Job("files.look", LOOK, checks::look));
    all.add(new Job("files.verify", HOURLY, checks::verify));
    all.add(new Job("files.collect", HOURLY, checks::collect));
    all.add(new Job("files.uploads", SWEEP, new UploadSweep(uploads)::run));
    all.add(MemberData.of("files", uploads::unfinished, uploads::erase));
    return List.copyOf(all);
  }
}
