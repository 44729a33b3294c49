package dev.millet.builds;

import dev.millet.api.database.Database;
import dev.millet.api.files.DownloadListener;
import dev.millet.api.files.FileStorage;
import dev.millet.api.files.UploadPurpose;
import dev.millet.api.gateway.SmokeRequest;
import dev.millet.api.guard.Guard;
import dev.millet.api.imports.FileImports;
import dev.millet.api.jobs.Job;
import dev.millet.api.journal.Journal;
import dev.millet.api.json.Json;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.HealthCheck;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Markdown;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.products.ProductUse;
import dev.millet.api.products.Products;
import dev.millet.api.search.SearchChanges;
import dev.millet.api.search.SearchFeed;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.PlannedReleases;
import dev.millet.api.subjects.Requesters;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectLifecycle;
import dev.millet.api.subjects.SubjectLifecycles;
import dev.millet.api.subjects.SubjectSupporters;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildCatalog;
import dev.millet.builds.build.BuildNotices;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.BuildSource;
import dev.millet.builds.build.BuildUse;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Drafts;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.build.FileUploads;
import dev.millet.builds.build.Lifecycles;
import dev.millet.builds.build.MemberBuilds;
import dev.millet.builds.build.OverdueReleases;
import dev.millet.builds.build.Publishing;
import dev.millet.builds.build.Shipping;
import dev.millet.builds.build.UpcomingBuilds;
import dev.millet.builds.channel.Channel;
import dev.millet.builds.channel.ChannelCatalog;
import dev.millet.builds.channel.ChannelEdits;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.feedback.FeedbackParts;
import dev.millet.builds.http.BuildsApi;
import dev.millet.builds.http.ChannelsApi;
import dev.millet.builds.http.EntriesApi;
import dev.millet.builds.http.FilesApi;
import dev.millet.builds.http.ProductTokens;
import dev.millet.builds.http.PublishCommand;
import dev.millet.builds.http.PublishingApi;
import dev.millet.builds.http.TrainApi;
import dev.millet.builds.imports.BuildImports;
import dev.millet.builds.page.BuildEditor;
import dev.millet.builds.page.BuildManager;
import dev.millet.builds.page.BuildTitles;
import dev.millet.builds.page.ChangelogPages;
import dev.millet.builds.page.ChannelManager;
import dev.millet.builds.page.Display;
import dev.millet.builds.page.EntryManager;
import dev.millet.builds.page.ReadingPages;
import dev.millet.builds.page.TrainCalendar;
import dev.millet.builds.page.TrainManager;
import dev.millet.builds.problems.KnownProblems;
import dev.millet.builds.report.ReportParts;
import dev.millet.builds.train.Breaks;
import dev.millet.builds.train.TrainReader;
import dev.millet.builds.train.TrainWrites;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** Puts builds together: products are published on channels, with what is new in each build. */
@Component(service = Contributor.class)
@Designate(ocd = BuildsSettings.class)
public final class BuildsModule implements Contributor {

  private static final Duration LOOK = Duration.ofSeconds(15);
  private static final Duration SEND = Duration.ofSeconds(30);
  private static final long MAX_FILE = 10L << 30;

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SubjectCatalog> catalogs = List.of();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile SearchChanges search;

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SubjectLifecycle> owners = List.of();

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile SubjectSupporters supporters;

  private final List<Contribution> contributions = new ArrayList<>();

  @Activate
  public BuildsModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Guard guard,
      @Reference Members members,
      @Reference Products products,
      @Reference Markdown markdown,
      @Reference Slots slots,
      @Reference Pages pages,
      @Reference FileStorage storage,
      @Reference FileImports imports,
      @Reference Notices notices,
      @Reference Json json,
      BuildsSettings settings) {
    var subjects = new VisibleSubjects(() -> catalogs);
    var breaks = new Breaks(database);
    var requesters = new Requesters(() -> catalogs, () -> supporters);
    var channels = new Channels(database, products, members);
    var builds =
        new Builds(database, channels, storage, new SearchFeed(Build.TYPE, () -> search, journal));
    var reader = new BuildReader(database, builds, channels, members, subjects);
    var trains = new TrainReader(database, builds, reader, breaks, requesters);
    var catalog = new BuildCatalog(database, builds, channels, products);
    var lifecycles =
        new Lifecycles(database, new SubjectLifecycles(() -> owners), catalog::release);
    var shipping = new Shipping(journal, channels, builds.entries(), lifecycles);
    var edits = new ChannelEdits(database, journal, guard, products, channels);
    var drafts = new Drafts(database, journal, guard, products, channels, builds, shipping);
    var entries = new EntryWrites(database, journal, guard, members, channels, builds, shipping);
    var uploads =
        new FileUploads(database, journal, guard, members, channels, builds, BuildsApi.PUBLISH);
    var publishing =
        new Publishing(database, journal, guard, channels, builds, shipping, settings.four_eyes());
    var titles = new BuildTitles(pages);
    var display = new Display(titles, markdown, slots, pages);
    var editor = new BuildEditor(database, builds, reader, channels, publishing, titles, pages);
    contributions.addAll(new ChannelsApi(database, products, channels, edits).routes());
    contributions.addAll(new BuildsApi(database, builds, reader, channels, drafts).routes());
    contributions.addAll(new PublishingApi(reader, drafts, publishing).routes());
    contributions.addAll(new EntriesApi(database, builds, reader, entries).routes());
    contributions.addAll(
        new PublishCommand(channels, reader, drafts, entries, publishing, json).contributions());
    contributions.addAll(new FilesApi(reader, channels, uploads).routes());
    contributions.addAll(
        new ReadingPages(database, builds, reader, channels, trains, requesters, display)
            .contributions());
    contributions.addAll(
        new ChannelManager(database, products, channels, edits, members, pages).contributions());
    contributions.addAll(
        new BuildManager(channels, drafts, uploads, publishing, editor, pages).routes());
    contributions.addAll(new EntryManager(entries, editor).routes());
    contributions.addAll(new ChangelogPages(database, builds, reader, channels, display).routes());
    contributions.addAll(
        new TrainCalendar(database, builds, reader, channels, breaks, display).routes());
    contributions.addAll(new KnownProblems(database, guard, builds, reader, pages).contributions());
    var weeks = new TrainWrites(database, journal, guard, channels, breaks);
    contributions.addAll(new TrainApi(database, channels, breaks, weeks).routes());
    contributions.addAll(new TrainManager(channels, weeks, pages).routes());
    contributions.addAll(new BuildNotices(database, notices).contributions());
    contributions.addAll(
        FeedbackParts.of(
            new FeedbackParts.Platform(database, journal, guard, members, notices, slots, pages),
            builds,
            reader,
            subjects,
            requesters,
            lifecycles));
    contributions.addAll(
        ReportParts.of(
            new ReportParts.Platform(database, journal, guard, members, notices, slots, pages),
            builds,
            reader,
            channels));
    var kept = new MemberBuilds(database);
    contributions.add(MemberData.inParts("builds", kept::copy, kept));
    contributions.addAll(
        BuildImports.of(imports, pages, database, channels, builds, breaks, shipping));
    contributions.addAll(BuildJournalTypes.all());
    contributions.add(SmokeRequest.of("/builds"));
    contributions.add(new Job("builds.release", LOOK, publishing::releaseDue));
    contributions.add(new Job("builds.lifecycle", SEND, lifecycles::sendPending));
    contributions.add(new HealthCheck("release", new OverdueReleases(database, builds)));
    contributions.add(UploadPurpose.of("builds.file", MAX_FILE, uploads));
    contributions.add(new DownloadListener(FilesApi.COUNTED, builds.files()::count));
    contributions.add(Offer.of(SubjectCatalog.class, Build.TYPE, catalog));
    contributions.add(
        Offer.of(
            SearchSource.class, Build.TYPE, new BuildSource(database, builds, catalog, pages)));
    contributions.add(
        Offer.of(PlannedReleases.class, "builds", new UpcomingBuilds(database, builds, channels)));
    contributions.add(
        Offer.of(SubjectCatalog.class, Channel.TYPE, new ChannelCatalog(channels, products)));
    var tokens = new ProductTokens(database, builds, products);
    contributions.replaceAll(tokens::opened);
    contributions.add(tokens.scope());
    contributions.add(
        Offer.of(
            ProductUse.class,
            "builds",
            product ->
                !channels.of(product).isEmpty()
                    || database.read(handle -> BuildUse.anyOfProduct(handle, product))));
  }

  @Override
  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }
}
