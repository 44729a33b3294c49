package dev.millet.testing;

import dev.millet.api.gateway.Request;
import dev.millet.api.json.RawJson;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import java.util.List;
import java.util.Map;

/** Slots without permissions and order: of a table that a test fills, or filled by nobody. */
public final class FakeSlots implements Slots {

  private final Generations generations;

  /** Makes slots that nobody fills. */
  public FakeSlots() {
    this(new FakeGenerations(null));
  }

  /** Makes slots that the active generations fill. */
  public FakeSlots(Generations generations) {
    this.generations = generations;
  }

  @Override
  public List<Html> fill(Request request, String slot, List<Subject> subjects) {
    return subjects.stream().map(subject -> fill(request, slot, subject)).toList();
  }

  private Html fill(Request request, String slot, Subject subject) {
    StringBuilder markup = new StringBuilder();
    for (Filed<Fragment> filed : generations.table().of(Fragment.class)) {
      Fragment fragment = filed.contribution();
      if (fragment.slot().equals(slot)) {
        try {
          markup.append(fragment.renderer().render(request, List.of(subject)).get(0).markup());
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    }
    return new Html(markup.toString());
  }

  @Override
  public List<Map<String, RawJson>> answer(Request request, String slot, List<Subject> subjects) {
    return subjects.stream().map(subject -> Map.<String, RawJson>of()).toList();
  }
}
