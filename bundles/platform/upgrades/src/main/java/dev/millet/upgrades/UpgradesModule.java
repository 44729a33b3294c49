package dev.millet.upgrades;

import dev.millet.api.database.Database;
import dev.millet.api.database.Dialect;
import dev.millet.api.database.Migrations;
import dev.millet.api.gateway.Rehearsal;
import dev.millet.api.gateway.Traffic;
import dev.millet.api.guard.Guard;
import dev.millet.api.jobs.Jobs;
import dev.millet.api.journal.Subscriptions;
import dev.millet.api.json.Json;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Generations;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.pages.Pages;
import dev.millet.upgrades.candidate.CandidateReader;
import dev.millet.upgrades.candidate.TrustStore;
import dev.millet.upgrades.change.ChangeDesk;
import dev.millet.upgrades.change.ChangeLog;
import dev.millet.upgrades.change.Desks;
import dev.millet.upgrades.change.Limits;
import dev.millet.upgrades.defaults.DefaultsWatch;
import dev.millet.upgrades.feature.FeatureReader;
import dev.millet.upgrades.http.ChangesApi;
import dev.millet.upgrades.http.FilesApi;
import dev.millet.upgrades.http.History;
import dev.millet.upgrades.http.HistoryApi;
import dev.millet.upgrades.http.LeftoversApi;
import dev.millet.upgrades.http.ModulesApi;
import dev.millet.upgrades.leftovers.Leftovers;
import dev.millet.upgrades.overview.LeftOut;
import dev.millet.upgrades.overview.Overview;
import dev.millet.upgrades.overview.PutIn;
import dev.millet.upgrades.overview.Troubles;
import dev.millet.upgrades.page.AdminPages;
import dev.millet.upgrades.page.Sight;
import dev.millet.upgrades.page.Sources;
import dev.millet.upgrades.page.Workshop;
import dev.millet.upgrades.plan.Admission;
import dev.millet.upgrades.plan.Planner;
import dev.millet.upgrades.settings.WrittenSettings;
import dev.millet.upgrades.state.DesiredState;
import dev.millet.upgrades.state.Distribution;
import dev.millet.upgrades.state.Expiry;
import dev.millet.upgrades.state.Intake;
import dev.millet.upgrades.state.MavenRepositories;
import dev.millet.upgrades.state.ModuleFiles;
import dev.millet.upgrades.state.Stock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
@Component(service = Contributor.class, configurationPid = UpgradesSettings.PID)
@Designate(ocd = UpgradesSettings.class)
public final class UpgradesModule implements Contributor {

  private static final Logger LOG = LoggerFactory.getLogger(UpgradesModule.class);
  private static final int MIB = 1024 * 1024;
  private static final double PERCENT = 100;

  /** Classes take about half their size in a jar; ten times is what nobody has in earnest. */
  private static final long UNPACKED = 10;

  private final BundleContext context;
  private final WrittenSettings written;
  private final ChangeDesk desk;
  private final DefaultsWatch defaults = new DefaultsWatch();
  private final List<Contribution> contributions;

  @Activate
  public UpgradesModule(
      BundleContext context,
      UpgradesSettings settings,
      @Reference Database database,
      @Reference Migrations migrations,
      @Reference Generations generations,
      @Reference Subscriptions subscriptions,
      @Reference Jobs jobs,
      @Reference ServiceComponentRuntime components,
      @Reference Rehearsal rehearsal,
      @Reference Traffic traffic,
      @Reference Pages pages,
      @Reference Members members,
      @Reference Guard guard,
      @Reference Json json,
      @Reference ConfigurationAdmin configurations,
      @Reference(cardinality = ReferenceCardinality.OPTIONAL, target = "(millet.settings=true)")
          Function<Path, Map<String, Map<String, Object>>> reader) {
    this.context = context;
    if (settings.unsigned()) {
      LOG.warn(
          "UNSIGNED MODULES ARE LET IN (upgrades.unsigned): for development only, never where"
              + " anybody else can reach this process");
    }
    Path data = Path.of(context.getProperty("millet.data"));
    Troubles troubles = new Troubles(context, components);
    int largest = settings.file_mib() * MIB;
    ModuleFiles files = new ModuleFiles(data.resolve("modules"));
    Stock stock =
        new Stock(
            files,
            new Distribution(Path.of(context.getProperty("millet.home"))),
            new CandidateReader(
                new TrustStore(data.resolve(settings.trust())), UNPACKED * largest));
    DesiredState desired = new DesiredState(data.resolve("modules.properties"));
    written = new WrittenSettings(reader, configurations);
    context.addBundleListener(written);
    Limits limits = limits(settings);
    Admission admission = new Admission(stock, settings.unsigned(), settings.rebuilt());
    Planner planner =
        new Planner(context, generations, migrations, troubles, stock, desired, admission, written);
    Leftovers leftovers = new Leftovers();
    ChangeLog log = new ChangeLog(database, guard);
    desk =
        Desks.of(
            context,
            generations,
            migrations,
            database,
            rehearsal,
            traffic,
            subscriptions,
            troubles,
            admission,
            planner,
            stock,
            desired,
            written,
            leftovers,
            limits,
            defaults,
            log);
    Overview overview =
        new Overview(
            context, generations, subscriptions, jobs, troubles, leftovers, desired, stock);
    PutIn putIn = new PutIn(context, desired);
    report(putIn);
    List<Contribution> parts = new ArrayList<>(new ModulesApi(pages, overview, putIn).routes());
    parts.addAll(new LeftoversApi(leftovers, pages).routes());
    MavenRepositories maven = new MavenRepositories(List.of(settings.repositories()));
    Expiry expiry = expiry(files, desired, settings);
    expiry.tidy();
    Intake intake = new Intake(files, stock, new FeatureReader(), expiry, largest);
    parts.addAll(new FilesApi(pages, intake, stock, maven, json, largest).routes());
    History history = new History(log, members);
    parts.addAll(new ChangesApi(pages, planner, desk, history).routes());
    parts.addAll(new HistoryApi(pages, history, desk, json).routes());
    parts.addAll(
        AdminPages.of(
            pages,
            members,
            new Sight(overview, putIn, generations, traffic),
            new Sources(stock, intake, maven, largest),
            new Workshop(planner, desk, log, limits, database.dialect() == Dialect.HSQLDB)));
    parts.add(new HealthCheck("jvm-defaults", defaults::complaint));
    parts.add(MemberData.inParts("upgrades", log::by, log::eraseSome));
    contributions = List.copyOf(parts);
  }

  private static void report(PutIn putIn) {
    try {
      for (LeftOut each : putIn.leftOut()) {
        LOG.error(
            "{} was put in and is left out of this start: {} Put a version in that fits, or remove"
                + " it: millet modules remove {}",
            each.name(),
            each.reason(),
            each.name());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Expiry expiry(ModuleFiles files, DesiredState desired, UpgradesSettings settings) {
    return new Expiry(
        files,
        desired,
        () -> Stream.of(context.getBundles()).map(Bundle::getLocation).toList(),
        Duration.ofDays(settings.kept_days()),
        (long) settings.kept_mib() * MIB);
  }

  private static Limits limits(UpgradesSettings settings) {
    return new Limits(
        Duration.ofSeconds(settings.start_seconds()),
        Duration.ofMillis(settings.warm_millis()),
        Duration.ofSeconds(settings.watch_seconds()),
        Duration.ofSeconds(settings.drain_seconds()),
        Duration.ofSeconds(settings.park_seconds()),
        settings.park_callers(),
        settings.least_samples(),
        settings.most_failures() / PERCENT,
        settings.most_slower(),
        (long) settings.heap_mib() * MIB);
  }

  @Deactivate
  void deactivate() throws InterruptedException {
    context.removeBundleListener(written);
    defaults.close();
    desk.close();
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
