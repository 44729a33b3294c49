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
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.page.BuildSlots;
import dev.millet.builds.words.HiddenWords.HiddenWord;
import dev.millet.builds.words.ModeratedWords;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
  private final Slots slots;
  private final Pages pages;

  /**
   * A word on an entry.
   *
   * @param moderation what moderators can do about it; empty for others, or without moderation
   */
  public record Word(Person by, Mark mark, Entry entry, Html moderation) {}

  /**
   * A word that moderators have hidden or removed.
   *
   * @param text empty where the reader may not read it any more
   * @param moderation why it is hidden, and what can be done about it
   * @param own whether it is the reader's
   */
  public record Withheld(Person by, Entry entry, String text, Html moderation, boolean own) {}

  /**
   * The page of a report.
   *
   * @param withheld the hidden words that the reader may know of
   * @param weeks the closed reports of the channel, the newest first
   * @param moderates whether the reader may remove words
   */
  public record PageModel(
      ReportView report,
      Slice<Word> words,
      List<Withheld> withheld,
      List<Week> weeks,
      boolean moderates) {

    /** Returns whether the reader's own word on an entry is hidden. */
    public boolean hides(Entry entry) {
      return withheld.stream()
          .anyMatch(each -> each.own() && each.entry() != null && each.entry().id() == entry.id());
    }
  }

  /**
   * A closed report.
   *
   * @param best null where nothing was liked more than disliked
   * @param engineer null for nobody
   */
  public record Week(
      String path, String version, Report report, Entry best, Person engineer, boolean current) {}

  ReportPages(ReportReader reader, ReportDesk desk, Members members, Slots slots, Pages pages) {
    this.reader = reader;
    this.desk = desk;
    this.members = members;
    this.slots = slots;
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
    List<HiddenWord> hidden = reader.hidden(request.identity(), build);
    Map<Long, Person> people =
        members.people(
            Stream.concat(
                    marks.items().stream().map(Mark::memberId),
                    hidden.stream().map(HiddenWord::memberId))
                .toList());
    Map<Subject, Html> parts = moderation(request, marks.items(), hidden);
    Slice<ReportReader.Closed> closed =
        reader.closed(request.identity(), report.build().place().channel().id(), WEEKS);
    var model =
        new PageModel(
            report,
            marks.map(
                each ->
                    new Word(
                        people.get(each.memberId()),
                        each,
                        entry(report, each.entryId()),
                        parts.get(subject(each)))),
            hidden.stream()
                .map(
                    each ->
                        withheld(
                            request,
                            each,
                            people.get(each.memberId()),
                            entry(report, each.entryId()),
                            parts))
                .toList(),
            closed.items().stream().map(each -> week(each, build)).toList(),
            MODERATE.isHeldBy(request.identity()));
    String title = pages.view(request).text("report.of", report.build().build().version());
    return pages.page(
        request, Page.of(title, "report-page.jte", model).withStyles(BuildSlots.STYLES));
  }

  /** Fills the slot of moderation beside each word. */
  private Map<Subject, Html> moderation(
      Request request, List<Mark> words, List<HiddenWord> hidden) {
    List<Subject> subjects =
        Stream.concat(
                words.stream().map(ReportPages::subject), hidden.stream().map(ReportPages::subject))
            .toList();
    List<Html> filled = slots.fill(request, Slots.MODERATION, subjects);
    Map<Subject, Html> parts = new HashMap<>();
    for (int i = 0; i < subjects.size(); i++) {
      parts.put(subjects.get(i), filled.get(i));
    }
    return parts;
  }

  private static Subject subject(Mark mark) {
    return ModeratedWords.subject(ReportWords.TYPE, mark.entryId(), mark.memberId());
  }

  private static Subject subject(HiddenWord word) {
    return ModeratedWords.subject(ReportWords.TYPE, word.entryId(), word.memberId());
  }

  private static Withheld withheld(
      Request request, HiddenWord word, Person by, Entry entry, Map<Subject, Html> parts) {
    boolean reads = word.visibility() == Visibility.HIDDEN || request.identity().is(Role.MODERATOR);
    boolean own =
        request.identity().signedIn().filter(member -> member.id() == word.memberId()).isPresent();
    return new Withheld(by, entry, reads ? word.word() : "", parts.get(subject(word)), own);
  }

  private static Entry entry(ReportView report, long id) {
    return report.rows().stream()
        .map(ReportView.Row::entry)
        .filter(each -> each.id() == id)
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
      boolean closed = refused.problem().code().equals("builds.report-closed");
      return pages.withNotice(back, closed ? "report.closed.notice" : "report.word.hidden.notice");
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
