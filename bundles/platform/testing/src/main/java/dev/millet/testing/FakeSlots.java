package dev.millet.testing;

import dev.millet.api.gateway.Request;
import dev.millet.api.json.RawJson;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import java.util.List;
import java.util.Map;

/** Slots that nobody fills. */
public final class FakeSlots implements Slots {

  @Override
  public List<Html> fill(Request request, String slot, List<Subject> subjects) {
    return subjects.stream().map(subject -> Html.EMPTY).toList();
  }

  @Override
  public List<Map<String, RawJson>> answer(Request request, String slot, List<Subject> subjects) {
    return subjects.stream().map(subject -> Map.<String, RawJson>of()).toList();
  }
}
