package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.jobs.Job;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Pages;
import dev.millet.api.secrets.Secrets;
import dev.millet.api.selection.Criterion;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.points.api.Standings;
import dev.millet.points.api.selection.Selections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Puts draws and selections together: everything that they contribute to the module. */
public final class Draws {

  private final List<Contribution> contributions = new ArrayList<>();
  private final DemoDraws demo;

  /** The services that draws need. */
  public record Services(
      Database database,
      Journal journal,
      Guard guard,
      Members members,
      Notices notices,
      Secrets secrets,
      Pages pages) {}

  /**
   * Makes everything of draws.
   *
   * @param standings how far members have come
   * @param criteria gives those that other modules offer now; asked once per use
   */
  public Draws(Services services, Standings standings, Supplier<List<Criterion>> criteria) {
    Database database = services.database();
    DrawStore draws = new DrawStore(database);
    EntryStore entries = new EntryStore(database);
    Criteria known = new Criteria(PointsCriteria.of(standings), criteria);
    DrawJournal told = new DrawJournal(services.journal());
    DrawNotices notices =
        new DrawNotices(
            services.notices(), new ResultNotices(database, entries, services.notices()));
    Decision decision = new Decision(draws, entries, known, services.secrets(), told);
    DrawWriter writer = new DrawWriter(database, services.guard(), draws, known, decision, told);
    Entrants entrants =
        new Entrants(database, services.guard(), draws, entries, known, decision, notices);
    contributions.addAll(
        new DrawsApi(
                database, draws, entries, writer, entrants, new DrawAnswers(services.members()))
            .routes());
    Pages pages = services.pages();
    DrawViews views = new DrawViews(database, draws, entries, known, services.members(), pages);
    DrawPages page = new DrawPages(database, draws, entries, entrants, views, pages);
    contributions.addAll(page.routes());
    contributions.addAll(new DrawTeamPages(writer, known, page, pages).routes());
    contributions.addAll(notices.contributions());
    contributions.add(Offer.of(SubjectCatalog.class, Draw.TYPE, new DrawCatalog(database, draws)));
    contributions.add(
        Offer.of(
            Selections.class,
            new StoredSelections(database, draws, entries, known, decision, told)));
    this.demo = new DemoDraws(database, draws, writer, entrants);
    DueDraws due = new DueDraws(database, draws, writer);
    contributions.add(new Job("points.draws", Duration.ofMinutes(1), run -> due.run()));
    MemberDraws kept = new MemberDraws(database, draws, entries, entrants);
    contributions.add(MemberData.inParts("points.draws", kept::copy, kept));
  }

  /** Returns what makes draws to look at. */
  public DemoDraws demo() {
    return demo;
  }

  /** Returns what the module contributes for draws. */
  public List<Contribution> contributions() {
    return contributions;
  }
}
