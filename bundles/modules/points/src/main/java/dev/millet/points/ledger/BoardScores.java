package dev.millet.points.ledger;

import dev.millet.api.database.Database;
import dev.millet.api.database.Keyset;
import dev.millet.api.database.Table;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.subjects.Subject;
import dev.millet.points.api.Currency;
import dev.millet.points.ledger.Scores.Score;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The experience on the leaderboards of everybody, of products and of sets of members, written in
 * the transaction that earns it. Those of everybody are {@link Scores}.
 *
 * <p>On the board of a set, all experience of its members counts. On that of a product, what they
 * earned about it: it is noted with each grant, so that it is taken off where it was counted.
 */
public final class BoardScores {

  private final Scores ofEverybody;
  private final Table<BoardScore> scores;
  private final Table<BoardMember> members;
  private final Table<BoardGrant> grants;
  private final Keyset<BoardScore> best;
  private final Programme programme;
  private final BoardSource source;

  /** The score of an account on a board in a period. */
  record BoardScore(String board, String period, long account, long score, boolean shown) {}

  /** An account whose experience counts on a board. */
  record BoardMember(long account, String board) {}

  /** A grant that counted on a board. */
  record BoardGrant(long account, long seq, String board, Instant countedAt) {}

  BoardScores(Database database, Programme programme, BoardSource source) {
    this.ofEverybody = new Scores(database);
    this.scores =
        database.table("points_board_scores", BoardScore.class).key("board", "period", "account");
    this.members =
        database.table("points_board_members", BoardMember.class).key("account", "board");
    this.grants = database.table("points_board_grants", BoardGrant.class).key("account", "seq");
    this.best =
        scores.keyset("board").within("board", "period", "shown").descending("score", "account");
    this.programme = programme;
    this.source = source;
  }

  /** Lists those who earned something and agree to be named, the best first. */
  public Slice<Score> best(Handle handle, String board, String period, ListRequest list) {
    return best.slice(
            handle,
            list,
            """
            SELECT <columns> FROM points_board_scores
             WHERE board = :board AND period = :period AND shown = TRUE AND score > 0
               AND <after> <order>
            """,
            query -> query.bind("board", board).bind("period", period))
        .map(each -> new Score(each.period(), each.account(), each.score(), each.shown()));
  }

  /** Adds what accounts earned and lost, in the order of their ids. */
  void add(Handle handle, Collection<Book> books) {
    ofEverybody.add(handle, books);
    List<Book> earning = books.stream().filter(book -> !book.scores().isEmpty()).toList();
    if (earning.isEmpty()) {
      return;
    }
    placeFirst(handle, earning);
    BoardChanges changes = new BoardChanges(programme);
    addOfSets(handle, earning, changes);
    addOfProducts(handle, earning, changes);
    write(handle, changes.all());
  }

  /** Puts accounts that earn for the first time on the boards of the sets of their members. */
  private void placeFirst(Handle handle, List<Book> earning) {
    Map<Long, Long> fresh = new HashMap<>();
    for (Book book : earning) {
      if (book.was().experience().equals(Purse.EMPTY) && book.account().member() != null) {
        fresh.put(book.account().member(), book.account().id());
      }
    }
    if (!fresh.isEmpty()) {
      List<BoardMember> rows = new ArrayList<>();
      source
          .ofMembers(fresh.keySet())
          .forEach(
              (member, boards) ->
                  boards.forEach(board -> rows.add(new BoardMember(fresh.get(member), board))));
      members.insertAbsent(handle, rows);
    }
  }

  private void addOfSets(Handle handle, List<Book> earning, BoardChanges changes) {
    Map<Long, List<String>> boards =
        boards(handle, earning.stream().map(book -> book.account().id()).toList());
    for (Book book : earning) {
      for (String board : boards.getOrDefault(book.account().id(), List.of())) {
        book.scores().forEach((period, points) -> changes.add(book, board, period, points));
      }
    }
  }

  /** Returns the boards of accounts' sets. */
  Map<Long, List<String>> boards(Handle handle, Collection<Long> accounts) {
    return accounts.isEmpty()
        ? Map.of()
        : members
            .select(
                handle,
                "SELECT <columns> FROM points_board_members WHERE account IN (<accounts>)",
                query -> query.bindList("accounts", List.copyOf(accounts)))
            .stream()
            .collect(
                Collectors.groupingBy(
                    BoardMember::account,
                    Collectors.mapping(BoardMember::board, Collectors.toList())));
  }

  private void addOfProducts(Handle handle, List<Book> earning, BoardChanges changes) {
    Set<Subject> subjects = new LinkedHashSet<>();
    for (Book book : earning) {
      book.made().stream()
          .filter(each -> isEarned(each) && each.subject() != null)
          .map(Transfer::subject)
          .forEach(subjects::add);
    }
    Map<Subject, String> boards = subjects.isEmpty() ? Map.of() : source.ofSubjects(subjects);
    List<BoardGrant> noted = new ArrayList<>();
    for (Book book : earning) {
      for (Transfer each : book.made()) {
        if (isEarned(each)) {
          BoardGrant grant = counted(handle, each, boards);
          if (grant != null) {
            noted.add(grant);
            changes.add(book, grant, each.move().amount() - each.effect().owed());
          }
        }
      }
    }
    if (!noted.isEmpty()) {
      grants.insertAbsent(handle, noted);
    }
    takeBack(handle, earning, changes);
  }

  private static boolean isEarned(Transfer each) {
    TransferKind kind = each.move().kind();
    return each.move().currency() == Currency.EXPERIENCE
        && (kind == TransferKind.GRANT || kind == TransferKind.COUNTED);
  }

  /** Returns where a grant counts; null for nowhere. One that is restored, where it did before. */
  private BoardGrant counted(Handle handle, Transfer each, Map<Subject, String> boards) {
    Long of = each.origin().ofSeq();
    if (of != null && each.move().kind() == TransferKind.GRANT) {
      return grants
          .find(handle, each.account(), of)
          .map(was -> new BoardGrant(each.account(), each.seq(), was.board(), was.countedAt()))
          .orElse(null);
    }
    String board = each.subject() == null ? null : boards.get(each.subject());
    return board == null
        ? null
        : new BoardGrant(each.account(), of == null ? each.seq() : of, board, each.happenedAt());
  }

  /** Takes reversed grants off, whole, where they counted. */
  private void takeBack(Handle handle, List<Book> earning, BoardChanges changes) {
    for (Book book : earning) {
      for (Transfer each : book.made()) {
        if (each.move().currency() == Currency.EXPERIENCE
            && each.move().kind() == TransferKind.REVERSAL) {
          grants
              .find(handle, each.account(), each.origin().ofSeq())
              .ifPresent(
                  grant -> changes.add(book, grant, -each.move().amount() - each.effect().owed()));
        }
      }
    }
  }

  private void write(Handle handle, List<BoardScore> changes) {
    if (changes.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch(
            """
            UPDATE points_board_scores SET score = score + :points
             WHERE board = :board AND period = :period AND account = :account
            """);
    for (BoardScore each : changes) {
      batch
          .bind("points", each.score())
          .bind("board", each.board())
          .bind("period", each.period())
          .bind("account", each.account())
          .add();
    }
    scores.insertAll(handle, Scores.unchanged(changes, batch.execute()));
  }

  /** Puts an account, which is locked, on the boards of the sets that its member is in now. */
  void place(Handle handle, long account, Set<String> wanted) {
    List<String> now = boards(handle, List.of(account)).getOrDefault(account, List.of());
    for (String board : now) {
      if (!wanted.contains(board)) {
        members.delete(handle, account, board);
        handle
            .createUpdate(
                "DELETE FROM points_board_scores WHERE account = :account AND board = :board")
            .bind("account", account)
            .bind("board", board)
            .execute();
      }
    }
    for (String board : wanted) {
      if (!now.contains(board)) {
        members.insertIfAbsent(handle, new BoardMember(account, board));
        handle
            .createUpdate(
                """
                INSERT INTO points_board_scores (board, period, account, score, shown)
                SELECT CAST(:board AS VARCHAR(100)), s.period, s.account, s.score, s.shown
                  FROM points_scores s WHERE s.account = :account
                """)
            .bind("board", board)
            .bind("account", account)
            .execute();
      }
    }
  }

  /** Has an account named or not, on all boards. */
  void show(Handle handle, long account, boolean shown) {
    ofEverybody.show(handle, account, shown);
    handle
        .createUpdate("UPDATE points_board_scores SET shown = :shown WHERE account = :account")
        .bind("shown", shown)
        .bind("account", account)
        .execute();
  }

  void remove(Handle handle, long account) {
    ofEverybody.remove(handle, account);
    for (String sql :
        List.of(
            "DELETE FROM points_board_scores WHERE account = :account",
            "DELETE FROM points_board_members WHERE account = :account",
            "DELETE FROM points_board_grants WHERE account = :account")) {
      handle.createUpdate(sql).bind("account", account).execute();
    }
  }
}
