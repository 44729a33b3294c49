package dev.millet.suggestions.page;

import dev.millet.suggestions.suggestion.Status;
import java.util.List;
import java.util.stream.IntStream;

/** The way of a suggestion from its being received to its being shipped, or to where it ended. */
final class Way {

  private static final List<Status> WHOLE =
      List.of(Status.OPEN, Status.UNDER_REVIEW, Status.PLANNED, Status.IN_PROGRESS, Status.SHIPPED);

  private Way() {}

  static List<DetailModel.Step> of(Status status) {
    if (!WHOLE.contains(status)) {
      return List.of(step(Status.OPEN, "done"), step(status, "now"));
    }
    int here = WHOLE.indexOf(status);
    return IntStream.range(0, WHOLE.size())
        .mapToObj(i -> step(WHOLE.get(i), i < here ? "done" : i == here ? "now" : null))
        .toList();
  }

  private static DetailModel.Step step(Status status, String state) {
    return new DetailModel.Step("way." + status.word(), state);
  }
}
