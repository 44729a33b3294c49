package dev.millet.builds.report;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.SitePath;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.page.BuildSlots;
import java.util.List;
import java.util.Map;

/** The report on the page of its build, and the page of the whole report. */
public final class ReportPages {

  /** The permission to mark entries. */
  static final Permission MARK = Permission.toWrite("builds.mark", Role.MEMBER);

  /** The permission to remove what others say. */
  static final Permission MODERATE = Permission.toWrite("builds.moderate", Role.MODERATOR);

  private static final String REPORT = "/builds/-/report/{build}";
  private static final String ONE = "/builds/-/mark/{entry}";
  private static final ListRequest WEEKS = ListRequest.first(12);
  private static final int ORDER = 200;

  private final ReportReader reader;
  private final ReportDesk desk;
  private final Members members;
  private final Pages pages;

  /** A word on an entry. */
  public record Word(Person by, Mark mark, Entry entry) {}

  /**
   * The page of a report.
   *
   * @param weeks the closed reports of the channel, the newest first
   * @param moderates whether the reader may remove words
   */
  public record PageModel(
      ReportView report, Slice<Word> words, List<Week> weeks, boolean moderates) {}

  /**
   * A closed report.
   *
   * @param best null where nothing was liked more than disliked
   * @param engineer null for nobody
   */
  public record Week(
      String path, String version, Report report, Entry best, Person engineer, boolean current) {}

  ReportPages(ReportReader reader, ReportDesk desk, Members members, Pages pages) {
    this.reader = reader;
    this.desk = desk;
    this.members = members;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        Route.get(REPORT, Permission.PUBLIC, "The experience report of a build", this::show),
        Route.post(ONE, MARK, "Mark an entry of a build", this::mark),
        Route.post(
            ONE + "/{member}/remove", MODERATE, "Remove what a member says", this::removeWord),
        new Fragment(BuildSlots.REPORT, ORDER, this::sections));
  }

  private List<Html> sections(Request request, List<Subject> builds) {
    return builds.stream()
        .map(
            each ->
                reader
                    .find(request.identity(), Long.parseLong(each.id()))
                    .filter(report -> !report.rows().isEmpty())
                    .map(report -> pages.fragment(request, "report.jte", report))
                    .orElse(Html.EMPTY))
        .toList();
  }

  private Reply show(Request request) {
    ReportView report = reader.require(request.identity(), request.id("build"));
    long build = report.build().build().id();
    Slice<Mark> marks = reader.words(build, request.list());
    Map<Long, Person> people = members.people(marks, Mark::memberId);
    Slice<ReportReader.Closed> closed =
        reader.closed(request.identity(), report.build().place().channel().id(), WEEKS);
    var model =
        new PageModel(
            report,
            marks.map(each -> new Word(people.get(each.memberId()), each, entry(report, each))),
            closed.items().stream().map(each -> week(each, build)).toList(),
            MODERATE.isHeldBy(request.identity()));
    String title = pages.view(request).text("report.of", report.build().build().version());
    return pages.page(
        request, Page.of(title, "report-page.jte", model).withStyles(BuildSlots.STYLES));
  }

  private static Entry entry(ReportView report, Mark mark) {
    return report.rows().stream()
        .map(ReportView.Row::entry)
        .filter(each -> each.id() == mark.entryId())
        .findFirst()
        .orElse(null);
  }

  private static Week week(ReportReader.Closed closed, long current) {
    long build = closed.report().buildId();
    return new Week(
        ReportView.path(build),
        closed.build().build().version(),
        closed.report(),
        closed.best(),
        closed.engineer(),
        build == current);
  }

  private Reply mark(Request request) {
    long entry = request.id("entry");
    var input = request.form(MarkRequest.RULES);
    requireVisible(request, entry);
    Reply back = Reply.seeOther(SitePath.orHome(request.form().value("to")));
    if (input.hasErrors()) {
      return pages.withNotice(back, "report.too-long");
    }
    try {
      desk.mark(entry, request.member(), input.value());
    } catch (ProblemException refused) {
      if (refused.problem().status() != 409) {
        throw refused;
      }
      return pages.withNotice(back, "report.closed.notice");
    }
    return pages.withNotice(back, "report.marked");
  }

  private Reply removeWord(Request request) {
    long entry = request.id("entry");
    requireVisible(request, entry);
    desk.removeWord(entry, request.id("member"));
    return pages.withNotice(
        Reply.seeOther(SitePath.orHome(request.form().value("to"))), "report.word.removed");
  }

  private void requireVisible(Request request, long entry) {
    reader.ofEntry(request.identity(), entry).orElseThrow(() -> EntryWrites.unknown(entry));
  }
}
