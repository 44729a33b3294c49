package dev.millet.upgrades.page;

import dev.millet.upgrades.change.Limits;
import dev.millet.upgrades.plan.Action;
import dev.millet.upgrades.plan.Plan;
import dev.millet.upgrades.plan.Plan.Item;
import dev.millet.upgrades.plan.Plan.SharedItem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Says a plan in sentences: what happens, and who waits for it. */
final class PlanMessages {

  private final Plan plan;
  private final boolean embedded;
  private final Limits limits;

  /**
   * @param embedded whether the database is the embedded one, which stands still while its tables
   *     change
   */
  PlanMessages(Plan plan, boolean embedded, Limits limits) {
    this.plan = plan;
    this.embedded = embedded;
    this.limits = limits;
  }

  /** What happens to each module. */
  List<Sentence> what() {
    List<Sentence> said = new ArrayList<>();
    List<VersionChange> moves = VersionChange.of(plan);
    for (int i = 0; i < plan.items().size(); i++) {
      said.add(moves.get(i).said(kind(plan.items().get(i))));
    }
    for (SharedItem shared : plan.shared()) {
      if (shared.from() == null) {
        said.add(Sentence.of("plan.shared.new", shared.symbolicName(), shared.to()));
      }
    }
    return said;
  }

  private String kind(Item item) {
    return restartsOnly(item) ? "plan.along" : "plan.what";
  }

  /** It comes back because something under it is replaced. */
  private static boolean restartsOnly(Item item) {
    return item.action() == Action.RESTART && item.file() == null;
  }

  /** Who waits, for how long, and why. */
  List<Sentence> waiting() {
    List<Sentence> waiting = new ArrayList<>();
    if (growsStanding()) {
      waiting.add(
          plan.pause().isZero()
              ? Sentence.of("plan.waits.tables")
              : Sentence.of("plan.waits.tables-for", DurationText.of(plan.pause())));
    }
    if (inPlace()) {
      waiting.add(
          Sentence.of(
              "plan.waits.shared",
              standingStill(),
              replacedShared(),
              DurationText.of(limits.park())));
    }
    if (waiting.isEmpty()) {
      waiting.add(Sentence.of(leavesOnly() ? "plan.waits.gone" : "plan.waits.nobody"));
    }
    return waiting;
  }

  /** Whether anybody waits. */
  boolean isHeld() {
    return growsStanding() || inPlace();
  }

  private boolean growsStanding() {
    return embedded && grows() || plan.pause().compareTo(Duration.ZERO) > 0;
  }

  boolean grows() {
    return plan.items().stream().anyMatch(item -> !item.schema().migrations().isEmpty());
  }

  boolean contracts() {
    return plan.items().stream().anyMatch(item -> !item.schema().contract().isEmpty());
  }

  boolean inPlace() {
    return plan.shared().stream().anyMatch(shared -> shared.from() != null);
  }

  /** Whether nothing comes, and modules only leave. */
  boolean leavesOnly() {
    return plan.shared().isEmpty()
        && !plan.items().isEmpty()
        && plan.items().stream().allMatch(item -> item.action().takesOut());
  }

  private List<String> replacedShared() {
    return plan.shared().stream()
        .filter(shared -> shared.from() != null)
        .map(SharedItem::symbolicName)
        .toList();
  }

  private List<String> standingStill() {
    return Stream.concat(
            plan.shared().stream().flatMap(shared -> shared.modules().stream()),
            plan.items().stream().map(Item::module))
        .distinct()
        .sorted()
        .toList();
  }

  /** What the button says: what it does. */
  Sentence button() {
    List<Item> meant = plan.items().stream().filter(item -> !restartsOnly(item)).toList();
    if (meant.size() == 1) {
      Item item = meant.get(0);
      return Sentence.of("plan.do." + item.action().word(), item.module());
    }
    return meant.isEmpty()
        ? Sentence.of("plan.do.shared")
        : Sentence.of("plan.do.many", meant.stream().map(Item::module).toList());
  }
}
