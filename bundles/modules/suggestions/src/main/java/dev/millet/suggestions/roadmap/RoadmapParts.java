package dev.millet.suggestions.roadmap;

import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import dev.millet.api.subjects.PlannedReleases;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.services.Platform;
import dev.millet.suggestions.suggestion.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Puts the roadmaps together. */
public final class RoadmapParts {

  private final Roadmaps roadmaps;
  private final List<Contribution> contributions = new ArrayList<>();

  /**
   * Puts them together.
   *
   * @param planned the planned releases of the modules that are there now; asked once per use
   */
  public RoadmapParts(
      Platform platform,
      Suggestions suggestions,
      CareServices care,
      Answers answers,
      Neighbours neighbours,
      ReleaseFacts releases,
      Pages pages,
      Supplier<List<PlannedReleases>> planned) {
    roadmaps =
        new Roadmaps(
            platform.database(),
            platform.journal(),
            platform.guard(),
            platform.members(),
            platform.products());
    var boards =
        new Boards(
            platform.database(),
            platform.products(),
            suggestions,
            answers,
            neighbours,
            releases,
            planned);
    contributions.addAll(new RoadmapApi(roadmaps, boards, platform.clock()).routes());
    contributions.addAll(
        new RoadmapPages(platform.database(), roadmaps, boards, care, pages).contributions());
    contributions.addAll(
        new RoadmapForms(roadmaps, platform.products(), platform.members(), pages).routes());
  }

  public List<Contribution> contributions() {
    return List.copyOf(contributions);
  }

  /** Returns whether a product has a roadmap. */
  public boolean isUsed(long product) {
    return roadmaps.isUsed(product);
  }
}
