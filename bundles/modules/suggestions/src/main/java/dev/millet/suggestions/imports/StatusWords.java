package dev.millet.suggestions.imports;

import dev.millet.suggestions.suggestion.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The meaning that the statuses of other systems have here. A status that only says that something
 * is closed is explained by its resolution; closed without one is declined.
 */
final class StatusWords {

  private static final Map<String, Status> WORDS =
      Map.ofEntries(
          Map.entry("new", Status.OPEN),
          Map.entry("reopened", Status.OPEN),
          Map.entry("to-do", Status.OPEN),
          Map.entry("accepted", Status.OPEN),
          Map.entry("unmoderated", Status.OPEN),
          Map.entry("in-review", Status.UNDER_REVIEW),
          Map.entry("needs-more-info", Status.UNDER_REVIEW),
          Map.entry("on-hold", Status.UNDER_REVIEW),
          Map.entry("scheduled", Status.PLANNED),
          Map.entry("backlog", Status.PLANNED),
          Map.entry("started", Status.IN_PROGRESS),
          Map.entry("completed", Status.SHIPPED),
          Map.entry("complete", Status.SHIPPED),
          Map.entry("done", Status.SHIPPED),
          Map.entry("fixed", Status.SHIPPED),
          Map.entry("implemented", Status.SHIPPED),
          Map.entry("released", Status.SHIPPED),
          Map.entry("rejected", Status.DECLINED),
          Map.entry("by-design", Status.DECLINED),
          Map.entry("bydesign", Status.DECLINED),
          Map.entry("invalid", Status.DECLINED),
          Map.entry("won't-fix", Status.DECLINED),
          Map.entry("won't-do", Status.DECLINED),
          Map.entry("wontfix", Status.DECLINED),
          Map.entry("not-our-bug", Status.DECLINED),
          Map.entry("cannot-reproduce", Status.DECLINED),
          Map.entry("hold", Status.DECLINED),
          Map.entry("merged", Status.DUPLICATE),
          Map.entry("新建", Status.OPEN),
          Map.entry("待处理", Status.OPEN),
          Map.entry("评审中", Status.UNDER_REVIEW),
          Map.entry("审核中", Status.UNDER_REVIEW),
          Map.entry("已计划", Status.PLANNED),
          Map.entry("计划中", Status.PLANNED),
          Map.entry("已排期", Status.PLANNED),
          Map.entry("进行中", Status.IN_PROGRESS),
          Map.entry("开发中", Status.IN_PROGRESS),
          Map.entry("处理中", Status.IN_PROGRESS),
          Map.entry("已完成", Status.SHIPPED),
          Map.entry("已发布", Status.SHIPPED),
          Map.entry("已上线", Status.SHIPPED),
          Map.entry("已拒绝", Status.DECLINED),
          Map.entry("不采纳", Status.DECLINED),
          Map.entry("已关闭", Status.DECLINED),
          Map.entry("重复", Status.DUPLICATE));

  private StatusWords() {}

  /** Returns the statuses themselves. */
  static List<String> own() {
    return Arrays.stream(Status.values()).map(Status::word).toList();
  }

  /** Returns whether a status says only that it is over, not how. */
  static boolean isClosed(String status) {
    String word = normal(status);
    return word.equals("closed") || word.equals("resolved");
  }

  /** Returns the status that a word means; empty for a word that nobody knows. */
  static Optional<Status> of(String status) {
    String word = normal(status);
    return Status.of(word).or(() -> Optional.ofNullable(WORDS.get(word)));
  }

  /** Returns a word as it is compared. */
  static String normal(String status) {
    return status.strip().toLowerCase(Locale.ROOT).replace('’', '\'').replaceAll("[\\s_]+", "-");
  }
}
