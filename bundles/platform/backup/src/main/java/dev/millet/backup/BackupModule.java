package dev.millet.backup;

import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.Next;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.Pages;
import dev.millet.platform.api.archive.ArchiveSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Puts backups together: their schedule, their pages and their API. */
@Component(service = Contributor.class, configurationPid = BackupSettings.PID)
@Designate(ocd = BackupSettings.class)
public final class BackupModule implements Contributor {

  private final Backups backups;
  private final List<Contribution> contributions = new ArrayList<>();

  @Activate
  public BackupModule(
      BundleContext context,
      @Reference ArchiveSource archives,
      @Reference Pages pages,
      BackupSettings settings) {
    Path data = Path.of(context.getProperty("millet.data"));
    backups =
        new Backups(
            archives,
            new BackupFolder(data.resolve(settings.folder())),
            new Schedule(settings.hour(), settings.every_hours()),
            settings.keep_days(),
            InstantSource.system());
    backups.recover();
    contributions.addAll(new BackupApi(backups).routes());
    contributions.addAll(new BackupPages(backups, pages, settings.keep_days()).contributions());
    contributions.add(
        new Job(
            "backup.schedule",
            Duration.ofMinutes(5),
            run -> {
              backups.startIfDue();
              return Next.LATER;
            }));
  }

  @Override
  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }

  /** Ends a backup that is being written. */
  @Deactivate
  public void stop() {
    backups.close();
  }
}
