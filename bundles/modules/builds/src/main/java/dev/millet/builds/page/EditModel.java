package dev.millet.builds.page;

import dev.millet.api.forms.Input;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildChange;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.EntryRequest;
import dev.millet.builds.build.Notes;
import dev.millet.builds.http.PublishingApi;
import dev.millet.builds.page.BuildForms.MoveForm;
import dev.millet.builds.page.BuildForms.ScheduleForm;
import java.util.List;
import java.util.Map;

/**
 * A build, as the team edits it.
 *
 * @param title such as "Build 173"
 * @param returned a form that could not be taken; null for none
 * @param steps the forms of the steps
 * @param others the builds of the channel to which entries can be moved
 * @param downloads how often each file was downloaded
 */
public record EditModel(
    BuildDetails details,
    String title,
    Input<?> returned,
    Input<BuildChange> change,
    List<Note> notes,
    List<EntryForm> entries,
    Steps steps,
    List<Build> others,
    Map<Long, Long> downloads) {

  /** The notes in one language. */
  public record Note(String language, Input<Notes.Typed> input) {}

  /**
   * An entry with its forms.
   *
   * @param item null for a new one
   */
  public record EntryForm(
      BuildDetails.Item item, Input<EntryRequest> input, Input<MoveForm> move) {}

  /**
   * The forms of the steps.
   *
   * @param reason why the build is paused or withdrawn
   * @param needsApproval whether somebody has to approve the build
   * @param next the name of the next channel; null for the last one
   * @param zone the time zone of the moments that are typed
   */
  public record Steps(
      Input<ScheduleForm> schedule,
      Input<PublishingApi.Reason> reason,
      boolean needsApproval,
      String next,
      String zone) {}

  /** Returns the path of the build's page for the team. */
  public String action() {
    return BuildEditor.path(details.build().id());
  }
}
