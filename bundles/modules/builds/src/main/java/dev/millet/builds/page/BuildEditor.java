package dev.millet.builds.page;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.members.Person;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildChange;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.BuildFile;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.build.EntryRequest;
import dev.millet.builds.build.Notes;
import dev.millet.builds.build.Publishing;
import dev.millet.builds.channel.Cadence;
import dev.millet.builds.channel.Channel;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.http.PublishingApi;
import dev.millet.builds.page.BuildForms.DraftForm;
import dev.millet.builds.page.BuildForms.MoveForm;
import dev.millet.builds.page.BuildForms.ScheduleForm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Shows builds to the team, with the forms that change them. */
public final class BuildEditor {

  static final String ONE = "/admin/builds/{id}";

  private final Database database;
  private final Builds builds;
  private final BuildReader reader;
  private final Channels channels;
  private final Publishing publishing;
  private final BuildTitles titles;
  private final Pages pages;

  /**
   * The form to draft a build.
   *
   * @param days the next days on which a build of the channel leaves
   */
  public record NewModel(Channels.Place place, Input<?> input, List<String> days) {}

  /** Makes the editor. */
  public BuildEditor(
      Database database,
      Builds builds,
      BuildReader reader,
      Channels channels,
      Publishing publishing,
      BuildTitles titles,
      Pages pages) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.channels = channels;
    this.publishing = publishing;
    this.titles = titles;
    this.pages = pages;
  }

  /** Returns the path of a build for the team. */
  public static String path(long build) {
    return "/admin/builds/" + build;
  }

  Reply showNew(Request request) {
    long id = request.id("channel");
    Channels.Place place =
        channels
            .visible(request.identity(), id)
            .orElseThrow(() -> Problem.notFound("There is no channel " + id + ".").toException());
    Cadence cadence = place.channel().cadence();
    String departure = cadence == null ? "" : cadence.upcoming(database.now()).toString();
    return pageNew(
        request,
        place,
        DraftForm.RULES.focusing("version").filled(new DraftForm("", "", departure)),
        200);
  }

  Reply pageNew(Request request, Channels.Place place, Input<?> input, int status) {
    String title = pages.view(request).text("draft.title");
    var model = new NewModel(place, input, List.of());
    return pages.page(request, Page.of(title, "newbuild.jte", model).withStatus(status));
  }

  Reply show(Request request) {
    return page(request, null, 200);
  }

  BuildDetails details(Request request) {
    return reader.require(request.identity(), request.id("id"));
  }

  Build build(Request request) {
    return details(request).build();
  }

  /** Returns the page with a form that could not be taken; null for none. */
  Reply page(Request request, Input<?> returned, int status) {
    BuildDetails details = details(request);
    Build build = details.build();
    Channel channel = details.place().channel();
    List<Build> others =
        database.read(handle -> builds.open(handle, List.of(channel.id()))).stream()
            .filter(each -> each.id() != build.id())
            .toList();
    List<Long> files = details.files().stream().map(BuildFile::id).toList();
    Map<Long, Long> downloads = database.read(handle -> builds.files().downloads(handle, files));
    String title = titles.of(request, build.version());
    var model =
        new EditModel(
            details,
            title,
            returned,
            or(returned, BuildChange.RULES, BuildChange.of(build)),
            notes(details, returned),
            entries(details),
            steps(channel, build, returned),
            others,
            downloads);
    return pages.page(
        request,
        Page.of(title, "edit.jte", model).withStatus(status).withStyles(ReadingPages.STYLES));
  }

  /** Returns the form that was returned where it is of these rules, else one that is filled. */
  @SuppressWarnings("unchecked")
  private static <T> Input<T> or(Input<?> returned, Rules<T> rules, T value) {
    return returned != null && returned.rules().type() == rules.type()
        ? (Input<T>) returned
        : rules.filled(value);
  }

  private static List<EditModel.Note> notes(BuildDetails details, Input<?> returned) {
    return Notes.languages().stream()
        .map(
            language ->
                new EditModel.Note(
                    language,
                    Notes.Typed.RULES
                        .withIdPrefix("notes-" + language + "-")
                        .filled(new Notes.Typed(details.notes().getOrDefault(language, "")))))
        .toList();
  }

  private static List<EditModel.EntryForm> entries(BuildDetails details) {
    List<EditModel.EntryForm> forms = new ArrayList<>();
    for (BuildDetails.Item item : details.entries()) {
      String prefix = "entry-" + item.entry().id() + "-";
      forms.add(
          new EditModel.EntryForm(
              item,
              EntryRequest.RULES
                  .withIdPrefix(prefix)
                  .filled(fields(item))
                  .with("subjects", subjects(item)),
              MoveForm.RULES.withIdPrefix(prefix + "move-").blank()));
    }
    forms.add(new EditModel.EntryForm(null, EntryRequest.RULES.withIdPrefix("new-").blank(), null));
    return forms;
  }

  private static EntryRequest fields(BuildDetails.Item item) {
    Entry entry = item.entry();
    Person engineer = item.engineer();
    return new EntryRequest(
        entry.kind().word(),
        entry.title(),
        entry.detail(),
        engineer == null || engineer.isDeleted() ? "" : engineer.handle(),
        entry.progress().word(),
        List.of());
  }

  private static String subjects(BuildDetails.Item item) {
    return item.links().stream().map(Subject::toString).collect(Collectors.joining(" "));
  }

  /** Returns a form whose subjects, typed in one line, are several. */
  static Form subjects(Form form) {
    Map<String, List<String>> fields = new HashMap<>(form.fields());
    List<String> typed =
        Arrays.stream(form.value("subjects").split("[\\s,，]+"))
            .filter(each -> !each.isEmpty())
            .toList();
    fields.put("subjects", typed);
    return Form.of(fields);
  }

  private EditModel.Steps steps(Channel channel, Build build, Input<?> returned) {
    Cadence cadence = channel.cadence();
    ScheduleForm due =
        cadence == null
            ? new ScheduleForm("", "")
            : new ScheduleForm(
                (build.departure() == null ? cadence.upcoming(database.now()) : build.departure())
                    .toString(),
                cadence.time().toString());
    return new EditModel.Steps(
        or(returned, ScheduleForm.RULES, due),
        or(returned, PublishingApi.Reason.RULES, new PublishingApi.Reason("")),
        publishing.needsApproval(),
        channels.next(channel).map(Channel::name).orElse(null),
        cadence == null ? "UTC" : cadence.zone());
  }

  /** Returns a form with what was refused. */
  static <T> Input<T> shown(Input<T> input, ProblemException refused) {
    Problem problem = refused.problem();
    if (problem.fields().stream().allMatch(field -> isField(input.rules(), field.name()))) {
      return input.refused(problem);
    }
    return input.refused(
        Problem.of(problem.status(), "refused", problem.title(), problem.detail()));
  }

  private static boolean isField(Rules<?> rules, String name) {
    return rules.fields().stream().anyMatch(field -> field.name().equals(name));
  }

  /** Answers a form of the page: with the page again where it could not be taken. */
  <T> Reply changed(Request request, Input<T> input, Function<T, ?> change, String notice) {
    if (input.hasErrors()) {
      return page(request, input, 422);
    }
    try {
      change.apply(input.value());
    } catch (ProblemException refused) {
      return page(request, shown(input, refused), refused.problem().status());
    }
    return done(request, notice);
  }

  Reply done(Request request, String notice) {
    return pages.withNotice(Reply.seeOther(path(request.id("id"))), notice);
  }
}
