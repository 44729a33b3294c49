package dev.millet.points.draws;

import dev.millet.api.secrets.Secrets;
import dev.millet.points.api.selection.Method;
import dev.millet.points.api.selection.Requirement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Closes the list of a draw, and decides it. Every method runs under the lock of the draw's row;
 * what it writes follows from the rows, the criteria and the random numbers alone.
 */
final class Decision {

  /** The most tickets that an entry has in a weighted draw. */
  static final int MAX_TICKETS = 100;

  private final DrawStore draws;
  private final EntryStore entries;
  private final Criteria criteria;
  private final Secrets secrets;
  private final DrawJournal journal;
  private final Proofs proofs = new Proofs();

  Decision(
      DrawStore draws,
      EntryStore entries,
      Criteria criteria,
      Secrets secrets,
      DrawJournal journal) {
    this.draws = draws;
    this.entries = entries;
    this.criteria = criteria;
    this.secrets = secrets;
    this.journal = journal;
  }

  /** Returns the source of a draw without a public one: a new seed, sealed, and its hash. */
  Draw.Source sealed() {
    String seed = proofs.newSeed();
    String commitment = Proofs.sha256(seed);
    String seal = secrets.seal(sealName(commitment), seed);
    return new Draw.Source(SourceKind.SEED, "", "", null, commitment, seal, "");
  }

  private static String sealName(String commitment) {
    return "points.draws/" + commitment;
  }

  /**
   * Closes the list: looks once at what everybody who entered has to meet, and gives numbers to
   * those who do, in the order in which they entered.
   */
  Draw close(Handle handle, Draw draw, Instant now) {
    List<Entry> all = entries.all(handle, draw.id());
    List<Requirement> asked = draws.requirements(handle, draw.id());
    Map<Long, Criteria.Looked> looked =
        criteria.look(all.stream().map(Entry::memberId).toList(), asked, draw.plan().score());
    List<Entry> written = new ArrayList<>();
    List<Entry> listed = new ArrayList<>();
    for (Entry each : all) {
      Criteria.Looked found = looked.get(each.memberId());
      int tickets = draw.plan().method() == Method.WEIGHTED ? tickets(found.score()) : 1;
      Entry known = each.found(Findings.write(found.found()), tickets, found.score());
      if (found.isMet()) {
        Entry line = known.numbered(listed.size() + 1, proofs.newSalt());
        listed.add(line);
        written.add(line);
      } else {
        written.add(known.in(EntryState.NOT_QUALIFIED));
      }
    }
    entries.saveAll(handle, written);
    Draw sized = draw.closedAt(now);
    Draw closed = sized.listed(Proofs.sha256(Proofs.list(sized, listed)), listed.size());
    draws.save(handle, closed);
    return closed;
  }

  private static int tickets(long score) {
    return (int) Math.max(1, Math.min(score, MAX_TICKETS));
  }

  /**
   * Decides a draw whose list is closed.
   *
   * @param numbers the canonical random numbers of a public source; not asked of others
   */
  Draw decide(Handle handle, Draw draw, String numbers, Long by, Instant now) {
    List<Entry> listed = entries.listed(handle, draw.id());
    String key = draw.source().kind() == SourceKind.SEED ? revealed(draw) : numbers;
    List<Entry> order = draw.isRandom() ? drawn(listed, key) : ranked(listed);
    List<Entry> placed = placed(order, Quotas.of(draw.plan()));
    entries.saveAll(handle, placed);
    Draw done = draws.save(handle, draw.withEntropy(key).drawnAt(now));
    journal.changed(DrawJournal.DRAWN, done, by, now);
    List<Entry> chosen = placed.stream().filter(each -> each.state() == EntryState.CHOSEN).toList();
    journal.chosen(done, chosen, now);
    return done;
  }

  /** Returns the key of a sealed draw: its seed, and the list that it could not know. */
  private String revealed(Draw draw) {
    String seed =
        secrets
            .open(sealName(draw.source().commitment()), draw.source().seal())
            .filter(open -> Proofs.sha256(open).equals(draw.source().commitment()))
            .orElseThrow(
                () -> new IllegalStateException("the seed of draw " + draw.id() + " is lost"));
    return SourceNumbers.keyOfTexts(seed, draw.list().fingerprint());
  }

  private static List<Entry> drawn(List<Entry> listed, String key) {
    int[] tickets = listed.stream().mapToInt(each -> each.share().tickets()).toArray();
    List<Entry> order = new ArrayList<>();
    for (int index : RandomOrder.of(key, tickets, "SHA-256")) {
      order.add(listed.get(index).drawnAs(order.size() + 1));
    }
    return order;
  }

  private static List<Entry> ranked(List<Entry> listed) {
    List<Entry> sorted = new ArrayList<>(listed);
    sorted.sort(Comparator.comparingLong((Entry each) -> each.share().score()).reversed());
    List<Entry> order = new ArrayList<>();
    sorted.forEach(each -> order.add(each.drawnAs(order.size() + 1)));
    return order;
  }

  private static List<Entry> placed(List<Entry> order, Quotas quotas) {
    List<Entry> placed = new ArrayList<>();
    for (Entry each : order) {
      if (each.state() != EntryState.ENTERED) {
        placed.add(each);
      } else {
        boolean fits = quotas.take(each.share());
        placed.add(each.in(fits ? EntryState.CHOSEN : EntryState.RESERVE));
      }
    }
    return placed;
  }

  /** Gives places that came free to the next in order whose party fits. */
  void passOn(Handle handle, Draw draw, Integer from, Instant now) {
    int free = draw.plan().places() - entries.taken(handle, draw.id());
    List<Entry> next = new ArrayList<>();
    while (free > 0) {
      Entry first = entries.firstInReserve(handle, draw.id(), free).orElse(null);
      if (first == null) {
        break;
      }
      free -= first.share().party();
      next.add(entries.save(handle, first.standingFor(from)));
    }
    journal.chosen(draw, next, now);
  }
}
