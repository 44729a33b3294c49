package dev.millet.upgrades.page;

import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.upgrades.change.Who;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Changes in lists, with the names of those who made them. */
final class HistoryLines {

  private final Chronicles chronicles;
  private final Members members;

  HistoryLines(Chronicles chronicles, Members members) {
    this.chronicles = chronicles;
    this.members = members;
  }

  /** The changes, the newest first. */
  Slice<HistoryLine> newest(ListRequest list) {
    return chronicles.newest(list).mapAll(this::lines);
  }

  /** The change that is being made now; null where none is. */
  HistoryLine running() {
    return lines(chronicles.running().stream().toList()).stream().findFirst().orElse(null);
  }

  HistoryLine line(Chronicle chronicle) {
    return lines(List.of(chronicle)).get(0);
  }

  private List<HistoryLine> lines(List<Chronicle> found) {
    Map<Long, Member> makers =
        members.byIds(
            found.stream().map(Chronicle::memberId).filter(Objects::nonNull).distinct().toList());
    return found.stream().map(each -> line(each, makers)).toList();
  }

  private static HistoryLine line(Chronicle chronicle, Map<Long, Member> makers) {
    Who by = Who.of(chronicle.memberId(), chronicle.operator(), makers);
    Sentence took =
        chronicle.endedAt() == null
            ? null
            : Spans.of(Duration.between(chronicle.startedAt(), chronicle.endedAt()));
    return new HistoryLine(
        chronicle.id(),
        chronicle.moves().stream().map(move -> move.said("move")).toList(),
        by,
        chronicle.startedAt(),
        took,
        chronicle.standing());
  }
}
