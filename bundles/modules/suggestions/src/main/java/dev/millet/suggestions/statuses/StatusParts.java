package dev.millet.suggestions.statuses;

import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Pages;
import dev.millet.suggestions.services.Platform;
import dev.millet.suggestions.suggestion.CustomStatuses;
import java.util.ArrayList;
import java.util.List;

/** Puts the statuses of products together. */
public final class StatusParts {

  private StatusParts() {}

  /** Returns the routes, and the entry of the administration. */
  public static List<Contribution> contributions(
      Platform platform, CustomStatuses statuses, Pages pages) {
    var edits =
        new StatusEdits(
            platform.database(),
            platform.journal(),
            platform.guard(),
            platform.products(),
            statuses);
    List<Contribution> all =
        new ArrayList<>(new StatusesApi(platform.products(), statuses, edits).routes());
    all.addAll(new StatusManager(platform.products(), statuses, edits, pages).contributions());
    return all;
  }
}
