package dev.millet.builds.page;

import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildDetails;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The places on pages of builds that other parts and other modules fill. */
public final class BuildSlots {

  /** The style sheet of these pages. */
  public static final String STYLES = "builds.css";

  /** The slot at the top of the page of one build, for a question to the reader. */
  public static final String ASK = "build.ask";

  /** The slot beside entries of one build, on its page; the subjects are of {@link #ENTRY_TYPE}. */
  public static final String ENTRY = "build.entry";

  /** The slot below the entries of one build, on its page. */
  public static final String REPORT = "build.report";

  /** The slot beside builds in lists; the subjects are of {@link Build#TYPE}. */
  public static final String ROW = "build.row";

  /** The type of the subjects that are entries of builds. */
  public static final String ENTRY_TYPE = "build-entry";

  private BuildSlots() {}

  /** Returns what stands beside builds in a list, by their ids. */
  static Map<Long, Html> rows(Slots slots, Request request, List<BuildDetails> some) {
    return filled(
        slots, request, ROW, Build.TYPE, some.stream().map(each -> each.build().id()).toList());
  }

  /** Returns what stands beside the entries of a build, by their ids. */
  static Map<Long, Html> entries(Slots slots, Request request, BuildDetails details) {
    return filled(
        slots,
        request,
        ENTRY,
        ENTRY_TYPE,
        details.entries().stream().map(each -> each.entry().id()).toList());
  }

  private static Map<Long, Html> filled(
      Slots slots, Request request, String slot, String type, List<Long> ids) {
    Map<Long, Html> parts = new HashMap<>();
    if (!ids.isEmpty()) {
      List<Html> all =
          slots.fill(request, slot, ids.stream().map(id -> Subject.of(type, id)).toList());
      for (int i = 0; i < ids.size(); i++) {
        parts.put(ids.get(i), all.get(i));
      }
    }
    return parts;
  }
}
