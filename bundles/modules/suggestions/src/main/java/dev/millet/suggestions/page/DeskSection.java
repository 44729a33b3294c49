package dev.millet.suggestions.page;

import dev.millet.api.gateway.Request;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.View;
import dev.millet.suggestions.care.Care;
import dev.millet.suggestions.care.CareServices;
import dev.millet.suggestions.care.OfficialAnswer;
import dev.millet.suggestions.suggestion.Status;
import dev.millet.suggestions.suggestion.Suggestion;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Prepares the forms of staff on a suggestion's page. */
final class DeskSection {

  /** More than a select can be read with; the API takes any handle. */
  private static final int MOST_OWNERS = 500;

  private final CareServices caring;
  private final Members members;
  private final Pages pages;

  DeskSection(PageParts parts) {
    this.caring = parts.caring();
    this.members = parts.members();
    this.pages = parts.pages();
  }

  DeskView view(
      Request request,
      CareSection.Found found,
      Map<Long, Member> people,
      DeskForm form,
      LocalDate today) {
    Care care = found.cared().care();
    Suggestion suggestion = found.cared().suggestion();
    Map<String, String> typed = stored(found);
    typed.putAll(form.typed());
    Member reader = request.identity().member();
    return new DeskView(
        suggestion.path(),
        care.revision(),
        suggestion.version(),
        reader != null && Objects.equals(care.ownerId(), reader.id()),
        owners(people.get(care.ownerId()), typed.get("owner")),
        statuses(pages.view(request), suggestion.status(), typed.get("status")),
        today,
        care.due() != null,
        care.answerId() != null,
        typed,
        form.errors(),
        form.part());
  }

  private static Map<String, String> stored(CareSection.Found found) {
    Care care = found.cared().care();
    Suggestion suggestion = found.cared().suggestion();
    Map<String, String> values = new HashMap<>();
    values.put("owner", care.ownerId() == null ? "" : care.ownerId().toString());
    values.put("due", care.due() == null ? "" : care.due().toString());
    values.put("status", suggestion.status().word());
    values.put("duplicateOf", care.duplicateOf() == null ? "" : care.duplicateOf().toString());
    values.put("tags", String.join(", ", suggestion.tags()));
    found.texts().stream()
        .filter(text -> Objects.equals(text.id(), care.answerId()))
        .map(OfficialAnswer::body)
        .forEach(body -> values.put("answer", body));
    return values;
  }

  private List<ListModel.Option> owners(Member owner, String chosen) {
    List<Member> all = new ArrayList<>(members.withRole(Role.STAFF, MOST_OWNERS));
    if (owner != null && all.stream().noneMatch(each -> each.id() == owner.id())) {
      all.add(0, owner);
    }
    return all.stream()
        .map(
            each ->
                new ListModel.Option(
                    Long.toString(each.id()),
                    each.displayName(),
                    Long.toString(each.id()).equals(chosen)))
        .toList();
  }

  /** Returns the status that it has, and those that may follow. */
  private List<ListModel.Option> statuses(View view, Status status, String chosen) {
    List<Status> all = new ArrayList<>();
    all.add(status);
    all.addAll(caring.rules().next(status));
    return all.stream()
        .map(
            each ->
                new ListModel.Option(
                    each.word(), view.text("status." + each.word()), each.word().equals(chosen)))
        .toList();
  }
}
