package dev.millet.builds.page;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Pages;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildChange;
import dev.millet.builds.build.Drafts;
import dev.millet.builds.build.FileUploads;
import dev.millet.builds.build.NewBuild;
import dev.millet.builds.build.Notes;
import dev.millet.builds.build.Publishing;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.http.BuildsApi;
import dev.millet.builds.http.PublishingApi;
import dev.millet.builds.page.BuildForms.DraftForm;
import dev.millet.builds.page.BuildForms.ScheduleForm;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Consumer;

/** {@code /admin/builds/{id}}: the forms with which the team changes a build. */
public final class BuildManager {

  private static final String NEW = "/admin/builds/new/{channel}";
  private static final String ONE = BuildEditor.ONE;
  private static final int UNPROCESSABLE = 422;

  private final Channels channels;
  private final Drafts drafts;
  private final FileUploads files;
  private final Publishing publishing;
  private final BuildEditor editor;
  private final Pages pages;

  /** Makes the routes. */
  public BuildManager(
      Channels channels,
      Drafts drafts,
      FileUploads files,
      Publishing publishing,
      BuildEditor editor,
      Pages pages) {
    this.channels = channels;
    this.drafts = drafts;
    this.files = files;
    this.publishing = publishing;
    this.editor = editor;
    this.pages = pages;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        Route.get(NEW, BuildsApi.PUBLISH, "The form to draft a build", editor::showNew),
        Route.post(NEW, BuildsApi.PUBLISH, "Drafts a build", this::draft),
        Route.get(ONE, BuildsApi.PUBLISH, "The form to edit and publish a build", editor::show),
        post("", "Edits a build", this::edit),
        post("/notes/{language}", "Writes the notes of a build", this::note),
        post("/files/{file}/remove", "Removes a file", this::removeFile),
        post("/approve", "Approves a build", step(publishing::approve, "approved")),
        post("/unschedule", "Unschedules a build", step(publishing::unschedule, "unscheduled")),
        post("/release", "Releases a build", step(publishing::release, "released")),
        post("/resume", "Resumes a paused build", step(publishing::resume, "resumed")),
        post("/schedule", "Schedules a build", this::schedule),
        post("/pause", "Pauses a build", this::pause),
        post("/withdraw", "Withdraws a build", this::withdraw),
        post("/promote", "Promotes a build to the next channel", this::promote),
        post("/remove", "Deletes a build", this::remove));
  }

  private static Route post(String path, String summary, Handler handler) {
    return Route.post(ONE + path, BuildsApi.PUBLISH, summary, handler);
  }

  private Reply draft(Request request) {
    Channels.Place place = place(request);
    Input<DraftForm> input = request.form(DraftForm.RULES);
    if (input.hasErrors()) {
      return editor.pageNew(request, place, input, UNPROCESSABLE);
    }
    DraftForm typed = input.value();
    var wanted =
        new NewBuild(
            place.product().slug(),
            place.channel().slug(),
            typed.version(),
            typed.label(),
            "",
            "",
            typed.departure(),
            "",
            "");
    try {
      Build made = drafts.draft(NewBuild.RULES.check(wanted), by(request));
      return pages.withNotice(Reply.seeOther(BuildEditor.path(made.id())), "draft.made");
    } catch (ProblemException refused) {
      return editor.pageNew(
          request, place, BuildEditor.shown(input, refused), refused.problem().status());
    }
  }

  private Channels.Place place(Request request) {
    long id = request.id("channel");
    return channels
        .visible(request.identity(), id)
        .orElseThrow(() -> Problem.notFound("There is no channel " + id + ".").toException());
  }

  private Reply edit(Request request) {
    Input<BuildChange> input = request.form(BuildChange.RULES);
    return editor.changed(
        request,
        input,
        typed -> drafts.edit(request.id("id"), by(request), version(request), typed),
        "saved");
  }

  private Reply note(Request request) {
    Input<Notes.Typed> input = request.form(Notes.Typed.RULES);
    return editor.changed(
        request,
        input,
        typed ->
            drafts.write(
                request.id("id"),
                by(request),
                version(request),
                request.parameter("language"),
                typed),
        "saved");
  }

  private Reply removeFile(Request request) {
    files.remove(request.id("id"), request.id("file"), by(request), read -> {});
    return editor.done(request, "file.removed");
  }

  /** One of the steps that need nothing else. */
  @FunctionalInterface
  private interface Step {
    Build of(long id, Member by, Consumer<Build> check);
  }

  private Handler step(Step step, String notice) {
    return request ->
        tried(request, notice, () -> step.of(request.id("id"), by(request), version(request)));
  }

  private Reply schedule(Request request) {
    Input<ScheduleForm> input = request.form(ScheduleForm.RULES);
    return editor.changed(
        request,
        input,
        typed -> {
          var zone =
              channels
                  .find(editor.build(request).place().channel())
                  .filter(each -> each.cadence() != null)
                  .<ZoneId>map(each -> each.cadence().zoneId())
                  .orElse(ZoneOffset.UTC);
          return publishing.schedule(
              request.id("id"), by(request), version(request), typed.in(zone));
        },
        "scheduled");
  }

  private Reply pause(Request request) {
    Input<PublishingApi.Reason> input = request.form(PublishingApi.Reason.RULES);
    return editor.changed(
        request,
        input,
        typed -> publishing.pause(request.id("id"), by(request), version(request), typed.orNull()),
        "paused");
  }

  private Reply withdraw(Request request) {
    Input<PublishingApi.Reason> input = request.form(PublishingApi.Reason.RULES);
    if (!input.hasErrors() && input.value().orNull() == null) {
      return editor.page(request, input.refused("reason", "missing", "say why"), UNPROCESSABLE);
    }
    return editor.changed(
        request,
        input,
        typed ->
            publishing.withdraw(request.id("id"), by(request), version(request), typed.reason()),
        "withdrawn");
  }

  private Reply promote(Request request) {
    Build made = drafts.promote(request.id("id"), by(request), read -> {});
    return pages.withNotice(Reply.seeOther(BuildEditor.path(made.id())), "promoted");
  }

  private Reply remove(Request request) {
    Channels.Place place = editor.details(request).place();
    drafts.remove(request.id("id"), by(request), version(request));
    return pages.withNotice(Reply.seeOther(place.path()), "removed");
  }

  private Reply tried(Request request, String notice, Runnable step) {
    try {
      step.run();
    } catch (ProblemException refused) {
      return editor.page(
          request,
          BuildEditor.shown(PublishingApi.Reason.RULES.blank(), refused),
          refused.problem().status());
    }
    return editor.done(request, notice);
  }

  private static Consumer<Build> version(Request request) {
    FormVersion version = FormVersion.of(request, "version-read");
    return read -> version.require(read.revision());
  }

  private static Member by(Request request) {
    return request.identity().member();
  }
}
