package dev.millet.pages;

import dev.millet.api.gateway.Request;
import dev.millet.api.json.RawJson;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.pages.AnswerPart;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Slots;
import dev.millet.api.subjects.Subject;
import dev.millet.platform.api.modules.ActiveTable;
import dev.millet.platform.api.modules.Entered;
import dev.millet.platform.api.modules.Filed;
import dev.millet.platform.api.modules.Generations;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Fills slots from the table of active generations. */
@Component(service = Slots.class, configurationPid = PagesSettings.PID)
public final class TableSlots implements Slots {

  private final Generations generations;
  private final boolean showsFailures;

  @Activate
  public TableSlots(@Reference Generations generations, PagesSettings settings) {
    this(generations, settings.show_failures());
  }

  TableSlots(Generations generations, boolean showsFailures) {
    this.generations = generations;
    this.showsFailures = showsFailures;
  }

  @Override
  public List<Html> fill(Request request, String slot, List<Subject> subjects) {
    List<Filed<Fragment>> fragments = SlotIndex.of(generations.table()).fragmentsOf(slot);
    if (subjects.isEmpty() || fragments.isEmpty()) {
      return Collections.nCopies(subjects.size(), Html.EMPTY);
    }
    List<List<Html>> columns = new ArrayList<>(fragments.size());
    Map<String, Integer> seen = new HashMap<>();
    for (Filed<Fragment> filed : fragments) {
      String module = filed.generation().module();
      int nth = seen.merge(module, 1, Integer::sum) - 1;
      if (!Navigation.visible(filed.contribution().permission(), request)) {
        continue;
      }
      enter(
              module,
              slot,
              table -> SlotIndex.of(table).fragment(slot, module, nth),
              entered -> rendered(entered.contribution(), request, subjects),
              failure -> failed(failure, subjects))
          .ifPresent(columns::add);
    }
    return columns.size() == 1 ? columns.get(0) : joined(columns, subjects.size());
  }

  /** Returns what stands in the place of a fragment that failed; empty but while developing. */
  private Optional<List<Html>> failed(String failure, List<Subject> subjects) {
    return showsFailures
        ? Optional.of(Collections.nCopies(subjects.size(), SlotFailures.notice(failure)))
        : Optional.empty();
  }

  private static List<Html> rendered(Fragment fragment, Request request, List<Subject> subjects)
      throws Exception {
    return List.copyOf(checked(fragment.renderer().render(request, subjects), subjects));
  }

  private static List<Html> joined(List<List<Html>> columns, int rows) {
    List<Html> all = new ArrayList<>(rows);
    for (int row = 0; row < rows; row++) {
      StringBuilder markup = new StringBuilder();
      for (List<Html> column : columns) {
        markup.append(column.get(row).markup());
      }
      all.add(markup.isEmpty() ? Html.EMPTY : new Html(markup.toString()));
    }
    return all;
  }

  @Override
  public List<Map<String, RawJson>> answer(Request request, String slot, List<Subject> subjects) {
    List<Map<String, RawJson>> answers = new ArrayList<>(subjects.size());
    for (int i = 0; i < subjects.size(); i++) {
      answers.add(new LinkedHashMap<>());
    }
    if (subjects.isEmpty()) {
      return answers;
    }
    for (Filed<AnswerPart> filed : SlotIndex.of(generations.table()).partsOf(slot)) {
      String field = filed.contribution().field();
      enter(
              filed.generation().module(),
              slot,
              table -> SlotIndex.of(table).part(slot, field),
              entered -> written(entered, request, subjects),
              failure -> Optional.<List<RawJson>>empty())
          .ifPresent(parts -> add(field, parts, answers));
    }
    return answers;
  }

  private static List<RawJson> written(
      Entered<AnswerPart> entered, Request request, List<Subject> subjects) throws Exception {
    List<?> parts = checked(entered.contribution().source().parts(request, subjects), subjects);
    List<RawJson> written = new ArrayList<>(parts.size());
    for (Object part : parts) {
      written.add(part == null ? null : new RawJson(entered.generation().json().write(part)));
    }
    return written;
  }

  private static void add(String field, List<RawJson> parts, List<Map<String, RawJson>> answers) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) != null) {
        answers.get(i).put(field, parts.get(i));
      }
    }
  }

  private static <T> List<T> checked(List<T> pieces, List<Subject> subjects) {
    if (pieces.size() != subjects.size()) {
      throw new IllegalStateException(
          pieces.size() + " pieces for " + subjects.size() + " subjects");
    }
    return pieces;
  }

  /** Work inside a module. */
  private interface Visit<C, T> {
    T visit(Entered<C> entered) throws Exception;
  }

  /** A slot is an extra: whatever a module does in it, the page or answer around it stands. */
  private <C extends Contribution, T> Optional<T> enter(
      String module,
      String slot,
      Function<ActiveTable, Optional<Filed<C>>> find,
      Visit<C, T> visit,
      Function<String, Optional<T>> otherwise) {
    Optional<Entered<C>> entered;
    try {
      entered = generations.enter(find);
    } catch (ModuleUnavailableException e) {
      SlotFailures.LOG.warn("slot {} stays without module {}: {}", slot, module, e.getMessage());
      return Optional.empty();
    }
    if (entered.isEmpty()) {
      return Optional.empty();
    }
    try (Entered<C> inside = entered.get()) {
      return Optional.of(inside.lease().call("slot " + slot, () -> visit.visit(inside)));
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return otherwise.apply(SlotFailures.of(entered.get().generation()).failed(slot, e));
    }
  }
}
