package dev.millet.suggestions;

import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Offer;
import dev.millet.api.pages.Pages;
import dev.millet.api.products.ProductUse;
import dev.millet.api.subjects.PlannedReleases;
import dev.millet.suggestions.arranging.FieldManager;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.lifecycle.ReleaseFacts;
import dev.millet.suggestions.roadmap.RoadmapParts;
import dev.millet.suggestions.services.Neighbours;
import dev.millet.suggestions.services.Platform;
import dev.millet.suggestions.statuses.StatusParts;
import dev.millet.suggestions.suggestion.Suggestions;
import dev.millet.suggestions.suggestion.UsedProducts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Puts together the roadmaps, statuses and fields that the team arranges for its products. */
final class ProductArrangements {

  private ProductArrangements() {}

  /** Returns their pages and routes, and what keeps a product from being deleted. */
  static List<Contribution> of(
      Platform platform,
      Suggestions suggestions,
      CareServices care,
      Answers answers,
      Neighbours neighbours,
      ReleaseFacts releases,
      Pages pages,
      Supplier<List<PlannedReleases>> planned) {
    var roadmaps =
        new RoadmapParts(
            platform, suggestions, care, answers, neighbours, releases, pages, planned);
    List<Contribution> all = new ArrayList<>(roadmaps.contributions());
    all.addAll(StatusParts.contributions(platform, care.customs(), pages));
    all.addAll(FieldManager.contributions(platform, pages));
    var used = new UsedProducts(platform.database());
    all.add(
        Offer.of(
            ProductUse.class,
            "suggestions",
            product -> used.isUsed(product) || roadmaps.isUsed(product)));
    return all;
  }
}
