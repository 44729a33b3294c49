package dev.millet.points;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Permission;
import dev.millet.api.guard.Guard;
import dev.millet.api.imports.FileImports;
import dev.millet.api.jobs.Job;
import dev.millet.api.jobs.JobRun;
import dev.millet.api.jobs.Next;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalType;
import dev.millet.api.journal.JournalTypes;
import dev.millet.api.json.Json;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.Products;
import dev.millet.api.secrets.Secrets;
import dev.millet.api.selection.Criterion;
import dev.millet.api.selection.MemberSets;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.VisibleSubjects;
import dev.millet.points.account.Figures;
import dev.millet.points.account.HandGrants;
import dev.millet.points.account.LevelPlaces;
import dev.millet.points.account.MemberPoints;
import dev.millet.points.account.OwnApi;
import dev.millet.points.account.OwnPages;
import dev.millet.points.account.TeamApi;
import dev.millet.points.account.TeamPages;
import dev.millet.points.account.Verifications;
import dev.millet.points.account.VerifyCommand;
import dev.millet.points.api.Standings;
import dev.millet.points.api.Wallet;
import dev.millet.points.boards.BoardPlaces;
import dev.millet.points.boards.Boards;
import dev.millet.points.boards.LeaderboardApi;
import dev.millet.points.boards.LeaderboardPages;
import dev.millet.points.boards.Leaderboards;
import dev.millet.points.draws.Draws;
import dev.millet.points.imports.PointsFiles;
import dev.millet.points.ledger.DueAccounts;
import dev.millet.points.ledger.Ledger;
import dev.millet.points.ledger.Levels;
import dev.millet.points.ledger.MemberAccounts;
import dev.millet.points.ledger.Programme;
import dev.millet.points.ledger.StoredStandings;
import dev.millet.points.notices.OwnNotices;
import dev.millet.points.rules.RuleParts;
import dev.millet.points.rules.RuleTotals;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Puts points together: the ledger, the accounts of members, and what they earn by. */
@Component(service = Contributor.class, configurationPid = "dev.millet.points")
@Designate(ocd = PointsSettings.class)
public final class PointsModule implements Contributor {

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<SubjectCatalog> catalogs = List.of();

  private final List<Contribution> contributions = new ArrayList<>();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<Criterion> criteria = List.of();

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  volatile List<MemberSets> sets = List.of();

  @Activate
  public PointsModule(
      @Reference Database database,
      @Reference Guard guard,
      @Reference Journal journal,
      @Reference JournalTypes types,
      @Reference Members members,
      @Reference Notices notices,
      @Reference Products products,
      @Reference Secrets secrets,
      @Reference FileImports imports,
      @Reference Json json,
      @Reference Pages pages,
      PointsSettings settings) {
    Programme programme = programme(settings);
    VisibleSubjects subjects = new VisibleSubjects(() -> catalogs);
    Boards boards = new Boards(products, members, subjects, () -> sets);
    Ledger ledger = new Ledger(database, guard, journal, programme, boards);
    DueAccounts due = new DueAccounts(database, ledger);
    Standings standings = new StoredStandings(database, due);
    contributions.add(Offer.of(Wallet.class, ledger));
    contributions.add(Offer.of(Standings.class, standings));
    contributions.add(
        new Job(
            "points.due", Duration.ofMinutes(1), run -> due.settleSome() ? Next.NOW : Next.LATER));
    contributions.add(
        JournalType.of("points.level-reached", Ledger.LevelReached.class).by("member"));
    Verifications verifications =
        new Verifications(database, new RuleTotals(database, members)::differences);
    contributions.add(
        new Job("points.verify", Duration.ofDays(1), run -> verified(verifications, run)));
    Leaderboards leaderboards = new Leaderboards(database, guard, ledger, due, members, boards);
    contributions.addAll(new OwnPages(database, ledger, leaderboards, pages).routes());
    contributions.addAll(
        new LeaderboardPages(leaderboards, boards, settings.zone(), pages).routes());
    contributions.addAll(new LeaderboardApi(leaderboards, boards).routes());
    contributions.addAll(new OwnApi(database, ledger, members).routes());
    HandGrants grants = new HandGrants(database, guard, ledger, settings.grant_limit());
    Figures figures = new Figures(database, due);
    contributions.addAll(
        new TeamPages(figures, grants, verifications, settings.grant_limit(), members, pages)
            .routes());
    contributions.addAll(new TeamApi(figures, grants, verifications, members).routes());
    contributions.addAll(new VerifyCommand(verifications).contributions());
    contributions.addAll(
        new LevelPlaces(standings, new Levels(database), verifications, pages).contributions());
    MemberAccounts accounts = new MemberAccounts(database, guard, ledger);
    contributions.addAll(new MemberPoints(database, ledger, accounts, grants).contributions());
    contributions.addAll(new BoardPlaces(accounts, boards).contributions());
    contributions.addAll(
        new OwnNotices(database, ledger, accounts, notices, settings.coins_notice_days())
            .contributions());
    Draws draws =
        new Draws(
            new Draws.Services(database, journal, guard, members, notices, secrets, pages),
            standings,
            () -> criteria);
    contributions.addAll(draws.contributions());
    contributions.addAll(
        imports.contributions(PointsFiles.of(database, ledger, draws.demo()), pages, database));
    var rules =
        new RuleParts(
            new RuleParts.Platform(database, journal, types, guard, members, json, pages),
            () -> catalogs,
            ledger,
            programme.zone(),
            settings.rules_fixed(),
            System::nanoTime);
    contributions.addAll(rules.contributions());
    contributions.add(
        new NavigationEntry("/points/leaderboard", "navigation", 400, Permission.PUBLIC));
  }

  private static Next verified(Verifications verifications, JobRun run) {
    return verifications.verify(run::isEnding).complete() || !run.isEnding()
        ? Next.LATER
        : Next.NOW;
  }

  private static Programme programme(PointsSettings settings) {
    return new Programme(
        ZoneId.of(settings.zone()),
        settings.coins_months(),
        Arrays.stream(settings.levels()).map(String::strip).map(Long::valueOf).toList(),
        settings.levels_margin());
  }

  @Override
  public List<Contribution> contributions() {
    return contributions;
  }
}
