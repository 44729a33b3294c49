package dev.millet.upgrades;

import dev.millet.api.database.Dialect;
import dev.millet.api.guard.Guard;
import dev.millet.api.json.Json;
import dev.millet.api.members.MemberData;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.pages.Pages;
import dev.millet.launch.JarSettings;
import dev.millet.platform.api.settings.ModuleRestarts;
import dev.millet.platform.api.settings.ModuleSettings;
import dev.millet.upgrades.candidate.CandidateReader;
import dev.millet.upgrades.candidate.TrustStore;
import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.change.ChangeService;
import dev.millet.upgrades.change.ChangeServiceFactory;
import dev.millet.upgrades.change.Limits;
import dev.millet.upgrades.change.ModuleInventory;
import dev.millet.upgrades.defaults.DefaultsWatch;
import dev.millet.upgrades.feature.NamedFeatures;
import dev.millet.upgrades.http.ChangesApi;
import dev.millet.upgrades.http.FilesApi;
import dev.millet.upgrades.http.History;
import dev.millet.upgrades.http.HistoryApi;
import dev.millet.upgrades.http.LeftoversApi;
import dev.millet.upgrades.http.ModulesApi;
import dev.millet.upgrades.http.ResetApi;
import dev.millet.upgrades.leftovers.Leftovers;
import dev.millet.upgrades.overview.BundleDiagnosis;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.SharedBundles;
import dev.millet.upgrades.overview.SkippedBundle;
import dev.millet.upgrades.page.AdminPages;
import dev.millet.upgrades.page.ChangeTools;
import dev.millet.upgrades.page.ModuleSources;
import dev.millet.upgrades.page.RunningModules;
import dev.millet.upgrades.plan.Planner;
import dev.millet.upgrades.plan.TrustPolicy;
import dev.millet.upgrades.platform.PlatformServices;
import dev.millet.upgrades.restart.SettingRestarts;
import dev.millet.upgrades.settings.WrittenSettings;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.Distribution;
import dev.millet.upgrades.state.FileExpiry;
import dev.millet.upgrades.state.FileUploads;
import dev.millet.upgrades.state.MavenRepositories;
import dev.millet.upgrades.state.ModuleFiles;
import dev.millet.upgrades.state.ModuleRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows administrators the modules of the running system, and changes them while they serve. */
@Component(
    service = {Contributor.class, ModuleRestarts.class},
    configurationPid = UpgradesSettings.PID)
@Designate(ocd = UpgradesSettings.class)
public final class UpgradesModule implements Contributor, ModuleRestarts {

  private static final Logger LOG = LoggerFactory.getLogger(UpgradesModule.class);
  private static final int MIB = 1024 * 1024;
  private static final double PERCENT = 100;

  /** Classes take about half their size in a jar; ten times is what nobody has in earnest. */
  private static final long UNPACKED = 10;

  private final BundleContext context;
  private final WrittenSettings written;
  private final ChangeService service;
  private final DefaultsWatch defaults = new DefaultsWatch();
  private final ModuleRestarts restarts;
  private final List<Contribution> contributions;

  @Activate
  public UpgradesModule(
      BundleContext context,
      UpgradesSettings settings,
      @Reference PlatformServices platform,
      @Reference ServiceComponentRuntime components,
      @Reference Guard guard,
      @Reference ConfigurationAdmin configurations,
      @Reference ModuleSettings page,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL) JarSettings jarSettings) {
    this.context = context;
    if (settings.unsigned()) {
      LOG.warn(
          "UNSIGNED MODULES ARE LET IN (upgrades.unsigned): for development only, never where"
              + " anybody else can reach this process");
    }
    Path data = Path.of(context.getProperty("millet.data"));
    BundleDiagnosis diagnosis = new BundleDiagnosis(context, components);
    int largest = settings.file_mib() * MIB;
    ModuleFiles files = new ModuleFiles(data.resolve("modules"));
    ModuleRepository repository =
        new ModuleRepository(
            files,
            new Distribution(Path.of(context.getProperty("millet.home"))),
            new CandidateReader(
                new TrustStore(data.resolve(settings.trust())), UNPACKED * largest));
    DesiredState desired = new DesiredState(data.resolve("modules.properties"));
    written = new WrittenSettings(jarSettings, page, configurations);
    context.addBundleListener(written);
    Limits limits = limits(settings);
    TrustPolicy trust = new TrustPolicy(repository, settings.unsigned(), settings.rebuilt());
    Planner planner =
        new Planner(
            context,
            platform.generations(),
            platform.migrations(),
            diagnosis,
            repository,
            desired,
            trust,
            written);
    Leftovers leftovers = new Leftovers();
    ChangeLog log = new ChangeLog(platform.database(), guard);
    ModuleInventory inventory =
        new ModuleInventory(repository, trust, desired, diagnosis, leftovers);
    service =
        new ChangeServiceFactory(context, platform, inventory, written, defaults, limits)
            .make(planner, log);
    restarts = new SettingRestarts(planner, service);
    Overview overview =
        new Overview(
            context,
            platform.generations(),
            platform.subscriptions(),
            platform.jobs(),
            diagnosis,
            leftovers,
            desired,
            repository);
    SharedBundles sharedBundles = new SharedBundles(context, desired);
    report(sharedBundles);
    Pages pages = platform.pages();
    Json json = platform.json();
    List<Contribution> parts =
        new ArrayList<>(new ModulesApi(pages, overview, sharedBundles).routes());
    parts.addAll(new LeftoversApi(leftovers, pages).routes());
    MavenRepositories maven = new MavenRepositories(List.of(settings.repositories()));
    FileExpiry expiry = expiry(files, desired, settings);
    expiry.tidy();
    FileUploads uploads = new FileUploads(files, repository, new NamedFeatures(), expiry, largest);
    parts.addAll(new FilesApi(pages, uploads, repository, maven, json, largest).routes());
    History history = new History(log, platform.members());
    parts.addAll(new ChangesApi(pages, planner, service, history).routes());
    parts.addAll(new HistoryApi(pages, history, service, json).routes());
    // a build that comes again in the same version is what development means
    parts.addAll(new ResetApi(platform, service, history, settings.rebuilt()).routes());
    parts.addAll(
        AdminPages.of(
            pages,
            platform.members(),
            new RunningModules(
                overview, sharedBundles, platform.generations(), platform.statistics()),
            new ModuleSources(repository, uploads, maven, largest),
            new ChangeTools(
                planner, service, log, limits, platform.database().dialect() == Dialect.HSQLDB)));
    parts.add(new HealthCheck("jvm-defaults", defaults::complaint));
    parts.add(MemberData.inParts("upgrades", log::by, log::eraseSome));
    contributions = List.copyOf(parts);
  }

  private static void report(SharedBundles sharedBundles) {
    try {
      for (SkippedBundle each : sharedBundles.skipped()) {
        LOG.error(
            "{} was installed and is left out of this start: {} Install a version that fits, or remove"
                + " it: millet modules remove {}",
            each.name(),
            each.reason(),
            each.name());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileExpiry expiry(ModuleFiles files, DesiredState desired, UpgradesSettings settings) {
    return new FileExpiry(
        files,
        desired,
        () -> Stream.of(context.getBundles()).map(Bundle::getLocation).toList(),
        Duration.ofDays(settings.kept_days()),
        (long) settings.kept_mib() * MIB);
  }

  private static Limits limits(UpgradesSettings settings) {
    return new Limits(
        new Limits.Times(
            Duration.ofSeconds(settings.start_seconds()),
            Duration.ofMillis(settings.warm_millis()),
            Duration.ofSeconds(settings.watch_seconds()),
            Duration.ofSeconds(settings.drain_seconds()),
            Duration.ofSeconds(settings.park_seconds())),
        settings.park_callers(),
        new Limits.Breach(
            settings.least_samples(), settings.most_failures() / PERCENT, settings.most_slower()),
        (long) settings.heap_mib() * MIB);
  }

  @Deactivate
  void deactivate() throws InterruptedException {
    context.removeBundleListener(written);
    defaults.close();
    service.close();
  }

  @Override
  public void awaitEnd() {
    restarts.awaitEnd();
  }

  @Override
  public void restart(Collection<String> modules, Long member, Runnable whenTakenBack) {
    restarts.restart(modules, member, whenTakenBack);
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
