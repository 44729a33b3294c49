package dev.millet.builds.feedback;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.SitePath;
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
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.feedback.FeedbackStore.Counts;
import dev.millet.builds.page.BuildSlots;
import dev.millet.builds.words.ModeratedWords;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The question "Does it work for you?" and its answers, wherever a build or a subject is shown. */
public final class FeedbackPages {

  /** The permission to say whether something works. */
  static final Permission ANSWER = Permission.toWrite("builds.feedback", Role.MEMBER);

  private static final Permission OWN = Permission.toRead("builds.feedback", Role.MEMBER);
  private static final String ONE = "/builds/-/feedback/{entry}";
  private static final int ORDER = 100;

  private final Database database;
  private final BuildReader builds;
  private final FeedbackReader reader;
  private final FeedbackDesk desk;
  private final FeedbackStore store;
  private final Members members;
  private final Slots slots;
  private final Pages pages;

  /**
   * A question with its form.
   *
   * @param path the page of what was asked for; null for none
   * @param asked how many asked for it
   * @param to where the form leads back to; null for where it is shown
   */
  public record Question(
      EntryFeedback about, Input<FeedbackRequest> form, String path, long asked, String to) {}

  /** The services with which pages are made. */
  record Shown(Members members, Slots slots, Pages pages) {}

  /**
   * An answer with its author.
   *
   * @param isHidden whether moderators have hidden its words
   * @param moderation what can be done about these; may be empty
   */
  public record Said(Person by, Feedback feedback, boolean isHidden, Html moderation) {}

  /**
   * The page of a question.
   *
   * @param question null for those who did not ask for it
   * @param said the answers, for the team; null for others
   */
  public record PageModel(
      BuildDetails build, EntryFeedback about, Question question, Slice<Said> said) {}

  /** Makes the pages. */
  public FeedbackPages(
      Database database,
      BuildReader builds,
      FeedbackReader reader,
      FeedbackDesk desk,
      FeedbackStore store,
      Shown shown) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.desk = desk;
    this.store = store;
    this.members = shown.members();
    this.slots = shown.slots();
    this.pages = shown.pages();
  }

  List<Contribution> contributions() {
    return List.of(
        Route.get(ONE, OWN, "Whether what one asked for works", this::show),
        Route.post(ONE, ANSWER, "Say whether what one asked for works", this::answer),
        Route.post(ONE + "/remove", ANSWER, "Remove one's answer", this::remove),
        new Fragment(BuildSlots.ASK, ORDER, this::ask),
        new Fragment(BuildSlots.ENTRY, ORDER, this::verdicts),
        new Fragment(BuildSlots.ROW, ORDER, this::rows),
        new Fragment(Slots.RELEASES, ORDER, this::subjects),
        new Fragment(Slots.NOTICE_ACTION, ORDER, ANSWER, this::actions));
  }

  private Reply show(Request request) {
    return page(request, null);
  }

  private Reply page(Request request, Input<FeedbackRequest> returned) {
    long id = request.id("entry");
    EntryFeedback about =
        reader.find(request.identity(), id).orElseThrow(() -> EntryWrites.unknown(id));
    BuildDetails build = builds.require(request.identity(), about.build().id());
    boolean staff = request.identity().is(Role.STAFF);
    Slice<Feedback> answers =
        staff
            ? database.read(handle -> store.list(handle, id, request.list()))
            : Slice.of(List.of());
    Question question =
        about.isOpen()
            ? question(request, about, returned == null ? about.form() : returned, build.path())
            : null;
    var model =
        new PageModel(
            build, about, question, staff ? answers.mapAll(some -> said(request, id, some)) : null);
    String title = pages.view(request).text("feedback.title");
    return pages.page(
        request, Page.of(title, "feedback-page.jte", model).withStyles(BuildSlots.STYLES));
  }

  private List<Said> said(Request request, long entry, List<Feedback> some) {
    Map<Long, Person> people = members.people(some.stream().map(Feedback::memberId).toList());
    Map<Long, Feedback> whole = database.read(handle -> store.whole(handle, entry, some));
    List<Html> parts =
        slots.fill(
            request,
            Slots.MODERATION,
            some.stream()
                .map(each -> ModeratedWords.subject(FeedbackWords.TYPE, entry, each.memberId()))
                .toList());
    List<Said> said = new ArrayList<>();
    for (int i = 0; i < some.size(); i++) {
      Feedback each = whole.get(some.get(i).memberId());
      boolean silent = each.words().isEmpty();
      said.add(
          new Said(
              people.get(each.memberId()),
              each,
              !each.says(some.get(i)),
              silent ? Html.EMPTY : parts.get(i)));
    }
    return said;
  }

  private Question question(
      Request request, EntryFeedback about, Input<FeedbackRequest> form, String to) {
    return new Question(about, form, null, reader.asked(request.identity(), about), to);
  }

  private Reply answer(Request request) {
    long id = request.id("entry");
    Input<FeedbackRequest> input = request.form(FeedbackRequest.RULES);
    if (input.hasErrors()) {
      return page(request, input).withStatus(422);
    }
    requireVisible(request, id);
    try {
      desk.answer(id, request.member(), input.value());
    } catch (ProblemException refused) {
      if (refused.problem().status() != 409) {
        throw refused;
      }
      return page(request, input.refused(refused.problem())).withStatus(409);
    }
    return pages.withNotice(back(request), "feedback.done");
  }

  private Reply remove(Request request) {
    long id = request.id("entry");
    requireVisible(request, id);
    desk.remove(id, request.member());
    return pages.withNotice(back(request), "feedback.removed");
  }

  private void requireVisible(Request request, long entry) {
    reader.find(request.identity(), entry).orElseThrow(() -> EntryWrites.unknown(entry));
  }

  private static Reply back(Request request) {
    return Reply.seeOther(SitePath.orHome(request.form().value("to")));
  }

  /** Asks about what the reader asked for in a build, on its page. */
  private List<Html> ask(Request request, List<Subject> about) {
    return about.stream().map(each -> ask(request, Long.parseLong(each.id()))).toList();
  }

  private Html ask(Request request, long build) {
    if (request.identity().signedIn().isEmpty()) {
      return Html.EMPTY;
    }
    return questions(
        request,
        reader.ofBuild(request.identity(), build).stream()
            .filter(EntryFeedback::isPending)
            .toList());
  }

  private Html questions(Request request, List<EntryFeedback> pending) {
    List<Question> questions = new ArrayList<>();
    for (EntryFeedback each : pending) {
      questions.add(question(request, each, each.form(), null));
    }
    return questions.isEmpty() ? Html.EMPTY : pages.fragment(request, "ask.jte", questions);
  }

  /** Shows what was answered about entries of one build. */
  private List<Html> verdicts(Request request, List<Subject> entries) {
    Map<String, Html> shown = new HashMap<>();
    reader
        .find(request.identity(), Long.parseLong(entries.get(0).id()))
        .ifPresent(
            first ->
                reader
                    .ofBuild(request.identity(), first.build().id())
                    .forEach(
                        each ->
                            shown.put(
                                Long.toString(each.entry().id()),
                                pages.fragment(request, "verdict.jte", each))));
    return entries.stream().map(each -> shown.getOrDefault(each.id(), Html.EMPTY)).toList();
  }

  /** Shows what was answered about all of each build, in lists. */
  private List<Html> rows(Request request, List<Subject> about) {
    List<Long> ids = about.stream().map(each -> Long.parseLong(each.id())).toList();
    Map<Long, Counts> counts = database.read(handle -> store.ofBuilds(handle, ids));
    return ids.stream()
        .map(
            id ->
                counts.containsKey(id)
                    ? pages.fragment(request, "counts.jte", counts.get(id))
                    : Html.EMPTY)
        .toList();
  }

  /** Shows on the page of what was asked for what was answered in the last release of it. */
  private List<Html> subjects(Request request, List<Subject> about) {
    return about.stream()
        .map(
            each ->
                reader.ofSubject(request.identity(), each).stream()
                    .findFirst()
                    .map(last -> subject(request, last))
                    .orElse(Html.EMPTY))
        .toList();
  }

  private Html subject(Request request, EntryFeedback last) {
    if (last.isPending()) {
      return questions(request, List.of(last));
    }
    return last.counts().total() == 0 ? Html.EMPTY : pages.fragment(request, "answered.jte", last);
  }

  /** Leads from a notice to the question. */
  private List<Html> actions(Request request, List<Subject> about) {
    return about.stream()
        .map(
            each ->
                reader.ofSubject(request.identity(), each).stream()
                    .findFirst()
                    .filter(EntryFeedback::isPending)
                    .map(last -> pages.fragment(request, "notice-ask.jte", last))
                    .orElse(Html.EMPTY))
        .toList();
  }
}
