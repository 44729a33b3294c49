package dev.millet.builds.page;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.pages.Pages;
import dev.millet.builds.channel.Channels;
import dev.millet.builds.http.ChannelsApi;
import dev.millet.builds.page.BuildForms.BreakForm;
import dev.millet.builds.train.Break;
import dev.millet.builds.train.TrainWrites;
import java.util.List;
import java.util.Locale;

/** The form with which the team says that no build leaves in a week. */
public final class TrainManager {

  private final Channels channels;
  private final TrainWrites writes;
  private final Pages pages;

  /** Makes the route. */
  public TrainManager(Channels channels, TrainWrites writes, Pages pages) {
    this.channels = channels;
    this.writes = writes;
    this.pages = pages;
  }

  /** Returns the route. */
  public List<Route> routes() {
    return List.of(
        Route.post(
            "/admin/builds/channels/{id}/breaks",
            ChannelsApi.ARRANGE,
            "Says that no build leaves in a week",
            this::note));
  }

  private Reply note(Request request) {
    long id = request.id("id");
    Channels.Place place =
        channels
            .visible(request.identity(), id)
            .orElseThrow(() -> Problem.notFound("There is no channel " + id + ".").toException());
    Input<BreakForm> input = request.form(BreakForm.RULES);
    if (input.hasErrors()) {
      throw input.toProblem().toException();
    }
    BreakForm typed = input.value();
    writes.note(
        id,
        request.identity().member(),
        typed.day(),
        Break.Kind.valueOf(typed.kind().toUpperCase(Locale.ROOT)),
        typed.reason());
    return pages.withNotice(Reply.seeOther(place.path()), "break.saved");
  }
}
