package dev.millet.upgrades.http;

import dev.millet.api.gateway.Problem;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.View;
import dev.millet.upgrades.change.Change;
import dev.millet.upgrades.change.ChangeAuthor;
import dev.millet.upgrades.change.ChangeLog;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The audit trail, with the names of those who made the changes. */
public final class History {

  private final ChangeLog log;
  private final Members members;

  public History(ChangeLog log, Members members) {
    this.log = log;
    this.members = members;
  }

  Slice<ChangeLine> newest(View view, ListRequest list) {
    return log.newest(list).mapAll(entries -> lines(view, entries));
  }

  private List<ChangeLine> lines(View view, List<ChangeLog.Entry> entries) {
    Map<Long, Member> makers =
        members.byIds(
            entries.stream()
                .map(ChangeLog.Entry::memberId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    return entries.stream().map(entry -> line(view, entry, makers)).toList();
  }

  /**
   * One change.
   *
   * @throws dev.millet.api.gateway.ProblemException 404 if the id is unknown
   */
  ChangeLine one(View view, long id) {
    ChangeLog.Entry entry =
        log.find(id)
            .orElseThrow(() -> Problem.notFound("There is no change " + id + ".").toException());
    return line(view, entry, account(entry.memberId()));
  }

  List<StepReportAnswer> reports(View view, long id) {
    return log.reports(id).stream().map(each -> StepReportAnswer.of(view, each)).toList();
  }

  /** Names a change that is being made, with who makes it since when. */
  String running(View view, Change change) {
    ChangeAuthor author =
        ChangeAuthor.of(change.memberId(), change.memberId() == null, account(change.memberId()));
    return view.text(
        "about.running",
        Long.toString(change.id()),
        author.in(view),
        change.startedAt().toString(),
        ChangeLog.modules(change.plan()));
  }

  private static ChangeLine line(View view, ChangeLog.Entry entry, Map<Long, Member> makers) {
    return ChangeLine.of(
        view, entry, ChangeAuthor.of(entry.memberId(), entry.byOperator(), makers));
  }

  private Map<Long, Member> account(Long member) {
    return member == null ? Map.of() : members.byIds(List.of(member));
  }
}
