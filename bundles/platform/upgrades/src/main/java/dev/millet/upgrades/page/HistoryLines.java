package dev.millet.upgrades.page;

import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.upgrades.change.ChangeAuthor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Changes in lists, with the names of those who made them. */
final class HistoryLines {

  private final ChangeLookup changes;
  private final Members members;

  HistoryLines(ChangeLookup changes, Members members) {
    this.changes = changes;
    this.members = members;
  }

  /** The changes, the newest first. */
  Slice<HistoryLine> newest(ListRequest list) {
    return changes.newest(list).mapAll(this::lines);
  }

  /** The change that is being made now; null where none is. */
  HistoryLine running() {
    return lines(changes.running().stream().toList()).stream().findFirst().orElse(null);
  }

  HistoryLine line(ChangeDetails change) {
    return lines(List.of(change)).get(0);
  }

  private List<HistoryLine> lines(List<ChangeDetails> found) {
    Map<Long, Member> authors =
        members.byIds(
            found.stream()
                .map(ChangeDetails::memberId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    return found.stream().map(each -> line(each, authors)).toList();
  }

  private static HistoryLine line(ChangeDetails change, Map<Long, Member> authors) {
    ChangeAuthor by = ChangeAuthor.of(change.memberId(), change.operator(), authors);
    Sentence took =
        change.endedAt() == null
            ? null
            : DurationText.of(Duration.between(change.startedAt(), change.endedAt()));
    return new HistoryLine(
        change.id(),
        change.moves().stream().map(move -> move.said("move")).toList(),
        by,
        change.startedAt(),
        took,
        change.status());
  }
}
